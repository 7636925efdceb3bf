/** Tables owned by `main/dispensing`. */
export interface DispensingTables {}
