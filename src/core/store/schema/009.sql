-- Step 9 of the project file: what near-duplicates are found by, made anew. Immutable once landed.
--
-- Keys of earlier versions tell "a randomised trial" and "randomized trial" apart. The program makes those of today when the
-- project is open, as in step 8.

DELETE FROM match_key;
DELETE FROM match_detail;
INSERT OR IGNORE INTO unlinked_source (source_id) SELECT id FROM source;
