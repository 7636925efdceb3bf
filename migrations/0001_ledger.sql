-- What happened is the data. Everything else in a file can be rebuilt from these tables, or says what file it is.

CREATE TABLE meta (
  only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  environment TEXT NOT NULL CHECK (environment IN ('practice', 'sandbox', 'integration', 'production')),
  terminal_id TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER meta_keeps_its_origin BEFORE UPDATE ON meta
WHEN NEW.environment <> OLD.environment OR NEW.created_at <> OLD.created_at OR NEW.only_row <> OLD.only_row
BEGIN SELECT RAISE(ABORT, 'a file never changes its environment or its origin'); END;
CREATE TRIGGER meta_stays BEFORE DELETE ON meta
BEGIN SELECT RAISE(ABORT, 'a file always says what it is'); END;

CREATE TABLE event (
  seq INTEGER NOT NULL PRIMARY KEY,
  event_id TEXT NOT NULL UNIQUE,
  stream TEXT NOT NULL,
  stream_version INTEGER NOT NULL CHECK (stream_version >= 1),
  type TEXT NOT NULL,
  type_version INTEGER NOT NULL CHECK (type_version >= 1),
  command_id TEXT NOT NULL,
  act_id TEXT NOT NULL,
  happened_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  actor_id TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  actor_role TEXT NOT NULL,
  terminal TEXT NOT NULL,
  terminal_seq INTEGER NOT NULL CHECK (terminal_seq >= 1),
  lamport INTEGER NOT NULL CHECK (lamport >= 1),
  body_digest BLOB NOT NULL CHECK (length(body_digest) = 32),
  previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (stream, stream_version),
  UNIQUE (terminal, terminal_seq)
) STRICT;
CREATE INDEX event_by_command ON event (command_id);
CREATE INDEX event_by_type ON event (type, type_version);

CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER event_never_goes BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TABLE event_body (
  seq INTEGER NOT NULL PRIMARY KEY REFERENCES event (seq),
  salt BLOB NOT NULL CHECK (length(salt) >= 16),
  body TEXT NOT NULL
) STRICT;

CREATE TRIGGER event_body_never_changes BEFORE UPDATE ON event_body
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER event_body_never_goes BEFORE DELETE ON event_body
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TABLE terminal_head (
  terminal TEXT NOT NULL PRIMARY KEY,
  events INTEGER NOT NULL CHECK (events >= 1),
  lamport INTEGER NOT NULL CHECK (lamport >= 1),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER terminal_head_only_moves_on BEFORE UPDATE ON terminal_head
WHEN NEW.terminal <> OLD.terminal OR NEW.events <= OLD.events OR NEW.lamport <= OLD.lamport
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER terminal_head_never_goes BEFORE DELETE ON terminal_head
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TABLE projection_version (
  name TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL
) STRICT;
