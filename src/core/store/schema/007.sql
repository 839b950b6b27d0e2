-- Step 7 of the project file: sections and the bytes of large files in less room. Immutable once landed.
--
-- What is there stays as it is, since it never changes; what comes is smaller.

-- The sections of a text (tc-section-pack.c); NULL where they stand in the column sections, as they did before, which is
-- empty otherwise.
ALTER TABLE source_text ADD COLUMN section_pack BLOB;

-- How many bytes of the file a part is; -1 where it is the bytes themselves and not packed (tc-content-pack.c). The hash is
-- that of what is stored, and of the size where it is packed.
ALTER TABLE content_part ADD COLUMN size INTEGER NOT NULL DEFAULT -1 CHECK (size >= -1);
