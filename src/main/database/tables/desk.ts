/** Tables owned by `main/staff` and `main/settings`: both are projections of the ledger. */
export interface DeskTables {
  person: {
    readonly id: string
    readonly name: string
    readonly role: string
    readonly registration: string | null
    readonly added_at: number
  }
  setting: {
    readonly key: string
    readonly value: string
  }
}
