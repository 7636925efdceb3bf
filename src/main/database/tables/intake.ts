/** Tables owned by `main/intake`. */
export interface IntakeTables {}
