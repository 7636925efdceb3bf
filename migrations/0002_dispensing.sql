-- Owner: main/dispensing. Projections only: every row is rebuilt from the ledger by dispensingProjector.

CREATE TABLE prescription (
  received_seq    INTEGER PRIMARY KEY,          -- ledger sequence of its first event: the same number after a replay
  id              TEXT    NOT NULL UNIQUE,
  version         INTEGER NOT NULL,
  document        TEXT    NOT NULL,             -- the whole state, JSON
  stage           TEXT    NOT NULL,
  short_id        TEXT    NOT NULL,
  issue           INTEGER,
  tracked         INTEGER NOT NULL,
  patient_nhs     TEXT    NOT NULL,
  patient_family  TEXT    NOT NULL,
  family_key      TEXT    NOT NULL,             -- family name as compared for likeness
  patient_given   TEXT    NOT NULL,
  birth_date      TEXT    NOT NULL,
  item_names      TEXT    NOT NULL,             -- JSON list, in order of the prescription
  flags           TEXT    NOT NULL,             -- JSON list
  received_at     INTEGER NOT NULL,
  last_legal_day  TEXT,
  stage_since     INTEGER NOT NULL,
  done_on         TEXT,                         -- UK day, while in stage done
  last_act_at     INTEGER NOT NULL,             -- when the last act of a person happened, or its arrival
  updated_seq     INTEGER NOT NULL
) STRICT;

CREATE INDEX prescription_open ON prescription (stage, received_at, id) WHERE done_on IS NULL;
CREATE INDEX prescription_open_all ON prescription (received_at, id) WHERE done_on IS NULL;
CREATE INDEX prescription_done ON prescription (done_on, stage_since, id) WHERE done_on IS NOT NULL;
CREATE INDEX prescription_short_id ON prescription (short_id, issue);
CREATE INDEX prescription_patient ON prescription (patient_nhs, received_at, id);
CREATE INDEX prescription_open_family ON prescription (family_key) WHERE done_on IS NULL;
CREATE INDEX prescription_open_birth ON prescription (birth_date) WHERE done_on IS NULL;

CREATE VIRTUAL TABLE prescription_search USING fts5 (
  family, given, nhs_number, short_id,
  prefix = '1 2 3 4', tokenize = "unicode61 remove_diacritics 2"
);

CREATE TABLE bag_item (
  bag_id          TEXT    NOT NULL,
  prescription_id TEXT    NOT NULL,
  item_id         TEXT    NOT NULL,
  portion_id      TEXT    NOT NULL,
  patient_nhs     TEXT    NOT NULL,
  PRIMARY KEY (bag_id, prescription_id, item_id, portion_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX bag_item_prescription ON bag_item (prescription_id);

CREATE TABLE to_claim (
  prescription_id TEXT    NOT NULL,
  item_id         TEXT    NOT NULL,
  position        INTEGER NOT NULL,
  drug            TEXT    NOT NULL,
  outcome         TEXT    NOT NULL CHECK (outcome IN ('supplied', 'part', 'not-dispensed')),
  finished        INTEGER NOT NULL,
  since           INTEGER NOT NULL,
  claimed_at      INTEGER,
  PRIMARY KEY (prescription_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX to_claim_open ON to_claim (since, prescription_id, item_id) WHERE claimed_at IS NULL;
