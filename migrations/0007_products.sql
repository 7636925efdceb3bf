-- Owner: main/products. Primary tables: the product file as it was last taken in, and what became of every file.
-- That a file was taken in, when, by whom and its digest is an event as well; its rows are not.

CREATE TABLE product_import (
  import_no     INTEGER NOT NULL PRIMARY KEY,
  state         TEXT    NOT NULL CHECK (state IN ('loading', 'current', 'replaced', 'refused', 'unchanged', 'broken-off')),
  name          TEXT    NOT NULL,                 -- of the file
  started_at    INTEGER NOT NULL,
  digest        TEXT,                             -- SHA-256 of its bytes, hexadecimal; NULL until read to its end
  lines         INTEGER NOT NULL,
  products      INTEGER NOT NULL,
  problem_count INTEGER NOT NULL,
  problems      TEXT    NOT NULL                  -- JSON list of the first of them
) STRICT;
CREATE UNIQUE INDEX product_import_current ON product_import (state) WHERE state = 'current';

CREATE TABLE product (
  import_no     INTEGER NOT NULL REFERENCES product_import (import_no),
  gtin          TEXT    NOT NULL CHECK (length(gtin) = 14),
  code          TEXT    NOT NULL,
  parent_code   TEXT    NOT NULL,
  name          TEXT    NOT NULL,
  schedule      TEXT    NOT NULL CHECK (schedule IN ('none', '1', '2', '3', '4', '5')),
  pack_size     TEXT    NOT NULL,                 -- as written: 28, 0.5
  unit          TEXT    NOT NULL,
  storage       TEXT    NOT NULL CHECK (storage IN ('room', 'fridge', 'freezer')),
  safe_custody  INTEGER NOT NULL CHECK (safe_custody IN (0, 1)),
  PRIMARY KEY (import_no, gtin)
) STRICT, WITHOUT ROWID;
