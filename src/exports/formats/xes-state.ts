/** The key of an event's activity in XES, with its lifecycle transition unless that is missing or `complete`. */
export const XES_STATE = 'concept:name+lifecycle:transition'
