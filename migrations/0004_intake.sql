-- Owner: main/intake. Primary tables: what arrived, byte for byte, and what became of it.

CREATE TABLE intake_message (
  message_no    INTEGER NOT NULL PRIMARY KEY,     -- order of arrival
  message_id    TEXT    NOT NULL UNIQUE,
  received_at   INTEGER NOT NULL,
  origin_kind   TEXT    NOT NULL,                 -- file, folder, cli …
  origin_name   TEXT    NOT NULL,                 -- file name or channel
  size_bytes    INTEGER NOT NULL CHECK (size_bytes >= 0),
  sha256        TEXT    NOT NULL CHECK (length(sha256) = 64),
  content       BLOB,                             -- NULL when over 5 MB, or when an earlier arrival has the same bytes
  same_bytes_as TEXT    REFERENCES intake_message (message_id),
  CHECK (content IS NULL OR same_bytes_as IS NULL)
) STRICT;
CREATE INDEX intake_message_bytes ON intake_message (sha256, message_no);

CREATE TRIGGER intake_message_never_changes BEFORE UPDATE ON intake_message
BEGIN SELECT RAISE(ABORT, 'a message is kept as it arrived'); END;
CREATE TRIGGER intake_message_never_goes BEFORE DELETE ON intake_message
BEGIN SELECT RAISE(ABORT, 'a message is kept as it arrived'); END;

-- A message without a row here was interrupted; it is read again at the next start.
CREATE TABLE intake_result (
  message_no      INTEGER NOT NULL PRIMARY KEY REFERENCES intake_message (message_no),
  message_id      TEXT    NOT NULL UNIQUE REFERENCES intake_message (message_id),
  outcome         TEXT    NOT NULL CHECK (outcome IN ('imported', 'duplicate', 'conflict', 'refused')),
  held            INTEGER NOT NULL CHECK (held IN (0, 1)),  -- brings a prescription released to another pharmacy
  reasons         TEXT    NOT NULL,               -- JSON list of {code, path, message}; no patient data
  prescriptions   TEXT    NOT NULL,               -- JSON list, in order of the message
  decided_at      INTEGER NOT NULL,
  attempts        INTEGER NOT NULL CHECK (attempts >= 1),
  acknowledged_at INTEGER,
  acknowledged_by TEXT
) STRICT;
CREATE INDEX intake_result_outcome ON intake_result (outcome, message_no);
CREATE INDEX intake_result_held ON intake_result (message_no) WHERE held = 1;

-- Which message brought which prescription, and where in it: what a later check of the signature reads.
CREATE TABLE intake_link (
  prescription_id TEXT    NOT NULL,
  message_id      TEXT    NOT NULL REFERENCES intake_message (message_id),
  path            TEXT    NOT NULL,
  taken_as        TEXT    NOT NULL CHECK (taken_as IN ('new', 'duplicate', 'conflict', 'sent-back')),
  signed          INTEGER NOT NULL CHECK (signed IN (0, 1)),
  PRIMARY KEY (prescription_id, message_id, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX intake_link_message ON intake_link (message_id);
