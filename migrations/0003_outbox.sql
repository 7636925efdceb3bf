-- Owner: main/outbox. Primary tables: what the NHS is owed, what it was sent and what it said. Nothing is ever deleted.

CREATE TABLE outbox_task (
  rank             INTEGER NOT NULL PRIMARY KEY,   -- order of the acts; an item's updates are sent in this order
  task_id          TEXT    NOT NULL UNIQUE,        -- UUIDv5 (event id, line item id), the idempotency key at the NHS
  channel          TEXT    NOT NULL CHECK (channel IN ('psu')),
  environment      TEXT    NOT NULL,
  owner_ods        TEXT    NOT NULL,
  short_id         TEXT    NOT NULL,
  issue            INTEGER,
  prescription_id  TEXT    NOT NULL,
  custody          INTEGER NOT NULL,
  item_id          TEXT    NOT NULL,
  nhs_number       TEXT    NOT NULL,
  item_name        TEXT    NOT NULL,               -- medicine and patient as the list names them
  patient          TEXT    NOT NULL,
  status           TEXT    NOT NULL,
  opens_custody    INTEGER NOT NULL,               -- the first With Pharmacy of this custody
  event_id         TEXT    NOT NULL,
  command_id       TEXT    NOT NULL,
  happened_at      INTEGER NOT NULL,
  enqueued_at      INTEGER NOT NULL,
  not_before       INTEGER NOT NULL,
  true_at          INTEGER NOT NULL,               -- last time somebody saw that it is so: the act, or "Still here"
  state            TEXT    NOT NULL
    CHECK (state IN ('waiting', 'sending', 'unknown', 'recorded', 'superseded', 'parked', 'set-aside')),
  reason           TEXT,                           -- why it is parked, superseded or set aside
  replaced_by      TEXT,
  overtaken        INTEGER NOT NULL DEFAULT 0,     -- a "ready" that stopped being true while in flight
  maybe_stored     INTEGER NOT NULL DEFAULT 0,     -- an attempt ended without a readable answer
  alone            INTEGER NOT NULL DEFAULT 0,     -- shared a refused request: travels by itself until it is known which
  attempts         INTEGER NOT NULL DEFAULT 0,
  failures         INTEGER NOT NULL DEFAULT 0,
  contentions      INTEGER NOT NULL DEFAULT 0,
  next_attempt_at  INTEGER NOT NULL,
  first_attempt_at INTEGER,
  last_attempt_at  INTEGER,
  last_modified    INTEGER,                        -- fixed at the first attempt
  last_answer      TEXT,                           -- JSON: how the last attempt ended, with the server's words
  settled_at       INTEGER,
  CHECK ((state IN ('parked', 'superseded', 'set-aside')) = (reason IS NOT NULL)),
  CHECK (state <> 'recorded' OR last_modified IS NOT NULL)
) STRICT;

CREATE INDEX outbox_task_open ON outbox_task (owner_ods, short_id, rank) WHERE state IN ('waiting', 'sending', 'unknown');
CREATE INDEX outbox_task_item ON outbox_task (short_id, item_id, rank);
CREATE INDEX outbox_task_prescription ON outbox_task (prescription_id, rank);
CREATE INDEX outbox_task_command ON outbox_task (command_id);
CREATE INDEX outbox_task_sending ON outbox_task (rank) WHERE state = 'sending';
CREATE INDEX outbox_task_waiting ON outbox_task (rank) WHERE state IN ('waiting', 'sending', 'unknown');
CREATE INDEX outbox_task_parked ON outbox_task (rank) WHERE state = 'parked';
CREATE INDEX outbox_task_unsent ON outbox_task (settled_at, rank) WHERE state IN ('superseded', 'set-aside');
CREATE INDEX outbox_task_recorded ON outbox_task (settled_at, rank) WHERE state = 'recorded';

CREATE TRIGGER outbox_task_stays BEFORE DELETE ON outbox_task
BEGIN SELECT RAISE(ABORT, 'an update is never deleted'); END;
CREATE TRIGGER outbox_task_is_what_it_was BEFORE UPDATE ON outbox_task
WHEN NEW.rank <> OLD.rank OR NEW.task_id <> OLD.task_id OR NEW.environment <> OLD.environment
  OR NEW.owner_ods <> OLD.owner_ods OR NEW.short_id <> OLD.short_id OR NEW.issue IS NOT OLD.issue
  OR NEW.prescription_id <> OLD.prescription_id OR NEW.item_id <> OLD.item_id OR NEW.nhs_number <> OLD.nhs_number
  OR NEW.status <> OLD.status OR NEW.event_id <> OLD.event_id
  OR (OLD.last_modified IS NOT NULL AND NEW.last_modified IS NOT OLD.last_modified)
BEGIN SELECT RAISE(ABORT, 'what an update says never changes'); END;
CREATE TRIGGER outbox_task_recorded_for_ever BEFORE UPDATE OF state ON outbox_task
WHEN OLD.state IN ('recorded', 'superseded', 'set-aside') AND NEW.state <> OLD.state
BEGIN SELECT RAISE(ABORT, 'a finished update stays finished'); END;

-- When each lane (owner, short id) next has something to send; null while one of its requests is in flight or nothing is left.
CREATE TABLE outbox_lane (
  owner_ods   TEXT    NOT NULL,
  short_id    TEXT    NOT NULL,
  due_at      INTEGER,
  PRIMARY KEY (owner_ods, short_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_lane_due ON outbox_lane (due_at) WHERE due_at IS NOT NULL;

-- Kept by triggers: counting a hundred thousand recorded rows at every change of screen would not do.
CREATE TABLE outbox_count (
  state     TEXT    NOT NULL,
  overtaken INTEGER NOT NULL,
  n         INTEGER NOT NULL,
  PRIMARY KEY (state, overtaken)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER outbox_count_added AFTER INSERT ON outbox_task BEGIN
  INSERT INTO outbox_count (state, overtaken, n) VALUES (NEW.state, NEW.overtaken, 1)
    ON CONFLICT (state, overtaken) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER outbox_count_moved AFTER UPDATE OF state, overtaken ON outbox_task
WHEN NEW.state <> OLD.state OR NEW.overtaken <> OLD.overtaken BEGIN
  UPDATE outbox_count SET n = n - 1 WHERE state = OLD.state AND overtaken = OLD.overtaken;
  INSERT INTO outbox_count (state, overtaken, n) VALUES (NEW.state, NEW.overtaken, 1)
    ON CONFLICT (state, overtaken) DO UPDATE SET n = n + 1;
END;

CREATE TABLE outbox_note (
  name  TEXT    NOT NULL PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;
