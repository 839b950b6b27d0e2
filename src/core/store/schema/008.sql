-- Step 8 of the project file: what near-duplicates are found by, made anew. Immutable once landed.
--
-- Keys of earlier versions tell "Vol. 7" and "7" apart. The program makes those of today when the project is open, as for
-- sources that never had any (step 5).

DELETE FROM match_key;
DELETE FROM match_detail;
INSERT OR IGNORE INTO unlinked_source (source_id) SELECT id FROM source;
