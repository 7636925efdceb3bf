-- Owner: main/dispensing. The order of the queue, what its lines and filters are made of, and the document last: a list reads
-- the columns in front of it without following the row to its overflow pages. Rebuilt from the ledger, so made anew.
DROP TABLE prescription;

CREATE TABLE prescription (
  received_seq    INTEGER PRIMARY KEY,          -- ledger sequence of its first event: the same number after a replay
  id              TEXT    NOT NULL UNIQUE,
  version         INTEGER NOT NULL,
  stage           TEXT    NOT NULL,
  turn            INTEGER NOT NULL,             -- whose turn it is (turnOf): who waits, then what is promised, then age
  waiting_since   INTEGER,                      -- the patient waits in the shop
  promised_at     INTEGER,
  promised_on     TEXT,                         -- UK day of promised_at
  marks           INTEGER NOT NULL,             -- bits, see flags.ts
  short_id        TEXT    NOT NULL,
  issue           INTEGER,
  tracked         INTEGER NOT NULL,
  patient_nhs     TEXT    NOT NULL,
  patient_family  TEXT    NOT NULL,
  family_key      TEXT    NOT NULL,             -- family name as compared for likeness
  patient_given   TEXT    NOT NULL,
  birth_date      TEXT    NOT NULL,
  item_names      TEXT    NOT NULL,             -- JSON list, in order of the prescription
  open_codes      TEXT    NOT NULL,             -- JSON list: the drug codes of its open items
  received_at     INTEGER NOT NULL,
  received_on     TEXT    NOT NULL,             -- UK day of received_at
  last_legal_day  TEXT,
  stage_since     INTEGER NOT NULL,
  done_on         TEXT,                         -- UK day, while in stage done
  last_act_at     INTEGER NOT NULL,             -- when the last act of a person happened, or its arrival
  updated_seq     INTEGER NOT NULL,
  document        TEXT    NOT NULL              -- the whole state, JSON
) STRICT;

-- Beside the order, what filters and collating by patient ask, so that counting and ordering touch no row.
CREATE INDEX prescription_open ON prescription
  (stage, turn, id, patient_nhs, marks, promised_on, last_legal_day) WHERE done_on IS NULL;
CREATE INDEX prescription_open_all ON prescription
  (turn, id, patient_nhs, marks, promised_on, last_legal_day, stage) WHERE done_on IS NULL;
CREATE INDEX prescription_done ON prescription (done_on, stage_since, id) WHERE done_on IS NOT NULL;
CREATE INDEX prescription_received ON prescription (received_on);
CREATE INDEX prescription_short_id ON prescription (short_id, issue);
CREATE INDEX prescription_patient ON prescription (patient_nhs, received_at, id);
CREATE INDEX prescription_open_patient ON prescription (family_key, birth_date, patient_nhs, patient_given, patient_family)
  WHERE done_on IS NULL;
