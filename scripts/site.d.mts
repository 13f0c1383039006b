/** Writes playground.html, playground.css and playground.js into a folder. */
export declare function buildPlayground(folder: string): Promise<void>
