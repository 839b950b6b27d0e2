-- Step 6 of the project file: the old form of suggestions goes. Immutable once landed.

DROP TABLE suggestion;
