/** Tables owned by `main/staff` and `main/settings`. */
export interface DeskTables {}
