-- Owner: main/drafts. Primary table: half-done work in windows, one row per person, prescription and act.
-- No record: nothing follows from it until the person ends the act; dropped then, or when nobody went on with it for thirty days.

CREATE TABLE draft (
  person_id       TEXT    NOT NULL,
  prescription_id TEXT    NOT NULL,
  act             TEXT    NOT NULL,               -- the command it is for
  item_ids        TEXT    NOT NULL,               -- JSON list: the items the window was opened on
  version         INTEGER NOT NULL,               -- of the prescription, as it was shown when last filled in
  app_version     TEXT    NOT NULL,               -- which build wrote the fields
  begun_at        INTEGER NOT NULL,
  saved_at        INTEGER NOT NULL,
  fields          TEXT    NOT NULL,               -- JSON object: field name to value
  PRIMARY KEY (person_id, prescription_id, act)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_saved_at ON draft (saved_at);
