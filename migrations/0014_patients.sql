-- Owner: main/patients. Projection of the patient:* streams.
CREATE TABLE patient_entry (
  entry_id     TEXT    PRIMARY KEY,
  patient      TEXT    NOT NULL,              -- key of the patient: a digest, no name or number
  kind         TEXT    NOT NULL CHECK (kind IN ('allergy', 'none-known', 'note')),
  words        TEXT    NOT NULL,              -- substance, or the note; empty for none known
  reaction     TEXT,
  source_from  TEXT    NOT NULL,
  source_on    TEXT    NOT NULL,              -- UK day
  recorded_at  INTEGER NOT NULL,
  recorded_by  TEXT    NOT NULL,
  withdrawn_at INTEGER,
  withdrawn_by TEXT,
  withdrawn_why TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX patient_entry_of ON patient_entry (patient, recorded_at, entry_id);
