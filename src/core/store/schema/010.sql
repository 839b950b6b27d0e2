-- Step 10 of the project file: codebooks are kept like the history. Immutable once landed.
--
-- The newest row is the codebook of the project; each change of it adds one, and the history names rows and hashes. The
-- hash of the first row of an older project is not known ('').

ALTER TABLE codebook ADD COLUMN sha256 TEXT NOT NULL DEFAULT '' CHECK (length (sha256) IN (0, 64));

CREATE TRIGGER codebook_no_update BEFORE UPDATE ON codebook
BEGIN SELECT RAISE (ABORT, 'a codebook cannot be changed'); END;
CREATE TRIGGER codebook_no_delete BEFORE DELETE ON codebook
BEGIN SELECT RAISE (ABORT, 'a codebook cannot be changed'); END;
CREATE TRIGGER codebook_append_only BEFORE INSERT ON codebook
WHEN NEW.id <> coalesce ((SELECT max (id) FROM codebook), 0) + 1
BEGIN SELECT RAISE (ABORT, 'a codebook cannot be changed'); END;
