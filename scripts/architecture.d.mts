export declare const ROOMS: readonly string[]
export declare function importsOfFiles(): Map<string, string[]>
export declare function importsOfRooms(): Map<string, Set<string>>
export declare function roomOf(file: string): string
export declare function picture(): Promise<string>
