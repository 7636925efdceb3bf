-- Owner: main/outbox. Until when the service asked not to be bothered with a lane (Retry-After), whatever is put into it meanwhile.
ALTER TABLE outbox_lane ADD COLUMN held_until INTEGER NOT NULL DEFAULT 0;
