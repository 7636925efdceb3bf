/** Tables owned by `main/outbox`. */
export interface OutboxTables {}
