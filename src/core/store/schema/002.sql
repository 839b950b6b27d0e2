-- Step 2 of the project file: files of many records, and sources that are taken back. Immutable once landed.
--
-- A large file is stored in parts, which together are its bytes; content.bytes is empty then, and size says how many
-- there are. Where an import was cancelled, parts are missing; importing the file again adds them.

ALTER TABLE content ADD COLUMN size INTEGER NOT NULL DEFAULT -1 CHECK (size >= -1);

CREATE TABLE content_part (
  id INTEGER PRIMARY KEY,
  content_id INTEGER NOT NULL REFERENCES content (id),
  "start" INTEGER NOT NULL CHECK ("start" >= 0),
  sha256 TEXT NOT NULL CHECK (length (sha256) = 64),
  bytes BLOB NOT NULL CHECK (length (bytes) > 0),
  UNIQUE (content_id, "start")
) STRICT;

CREATE TRIGGER content_part_no_update BEFORE UPDATE ON content_part
BEGIN SELECT RAISE (ABORT, 'the bytes of a source cannot be changed'); END;
CREATE TRIGGER content_part_no_delete BEFORE DELETE ON content_part
BEGIN SELECT RAISE (ABORT, 'the bytes of a source cannot be changed'); END;
CREATE TRIGGER content_part_no_replace BEFORE INSERT ON content_part
WHEN EXISTS (SELECT 1 FROM content_part WHERE id = NEW.id OR (content_id = NEW.content_id AND "start" = NEW."start"))
BEGIN SELECT RAISE (ABORT, 'the bytes of a source cannot be changed'); END;

-- Where the record stands in its file: bytes, and the line it begins on. A length of -1 is the whole file.
ALTER TABLE source ADD COLUMN byte_start INTEGER NOT NULL DEFAULT 0 CHECK (byte_start >= 0);
ALTER TABLE source ADD COLUMN byte_length INTEGER NOT NULL DEFAULT -1 CHECK (byte_length >= -1);
ALTER TABLE source ADD COLUMN line INTEGER NOT NULL DEFAULT 1 CHECK (line >= 1);
-- A removed source (an undone import) is in no list and says nothing, but keeps all its rows.
ALTER TABLE source ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));

DROP TRIGGER source_no_update;
CREATE TRIGGER source_no_update
BEFORE UPDATE OF id, content_id, record, name, encoding, reader, imported_at, byte_start, byte_length, line ON source
BEGIN SELECT RAISE (ABORT, 'a source cannot be changed'); END;
