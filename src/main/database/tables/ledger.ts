/** Tables owned by `main/ledger`. */
export interface LedgerTables {}
