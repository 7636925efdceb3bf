-- Owner: main/outbox. After a file was put back from a backup nothing is sent until a person has gone through what may have
-- changed since the copy. Both tables are empty at all other times.
CREATE TABLE outbox_hold (
  only_row  INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  since     INTEGER NOT NULL,   -- when the file was put back
  copied_at INTEGER NOT NULL    -- when the copy it was put back from had been made
) STRICT;

CREATE TABLE outbox_review (
  prescription_id TEXT    NOT NULL PRIMARY KEY,
  why             TEXT    NOT NULL CHECK (why IN ('unsettled', 'changed', 'missing', 'maybe')),
  label           TEXT,                -- the patient of one that is missing here, as the lost file named them
  seen_at         INTEGER,
  seen_by         TEXT,                -- the name of the person
  CHECK ((seen_at IS NULL) = (seen_by IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_review_left ON outbox_review (why, prescription_id) WHERE seen_at IS NULL;
