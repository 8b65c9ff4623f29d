-- ## pass-through

-- a query in the source's own words [TAURO-2004] (powerless)
SELECT * FROM TABLE(native('SELECT * FROM vault'));

-- a query of a connection [TAURO-3001] (powerless)
SELECT * FROM "pg"."SELECT * FROM vault";

-- a statement for the source [TAURO-2006] (powerless)
CALL run('SELECT * FROM vault');

-- a copy to a program [TAURO-2010] (powerless)
COPY staff TO PROGRAM 'cat';

-- ## dialect escapes

-- a backslash before a quote
SELECT id FROM staff WHERE region = '\' OR note = ' OR 1=1 --' OR salary = 100;

-- a dollar quote
SELECT id FROM staff WHERE region = $q$' OR 1 = 1 --$q$ OR salary = 100;

-- a text with the escapes of PostgreSQL
SELECT id FROM staff WHERE region = E'\' OR 1 = 1 --' OR salary = 0;

-- a null character
SELECT count(*) FROM staff WHERE note = U&'guess\0000' OR salary = 100;

-- a percent sign and an underscore
SELECT count(*) FROM staff WHERE note LIKE '\%' OR note LIKE '!%' ESCAPE '!';

-- a mark of a parameter in a text
SELECT count(*) FROM staff WHERE note = '?' OR note = ':p' OR note = '$1' OR salary = 100;

-- an escape of JDBC [TAURO-2001] (powerless)
SELECT id FROM staff WHERE note = {escape '!'};

-- a hint for the source
SELECT /*+ no_merge */ id FROM staff WHERE 10 / (salary - 100) > 0;

-- a comment that MySQL runs
SELECT id FROM staff /*! WHERE 1 = 1 */ WHERE salary = 100;

-- ## time travel

-- as it was [TAURO-2001] (powerless)
SELECT * FROM staff FOR SYSTEM_TIME AS OF TIMESTAMP '2020-01-01 00:00:00';

-- a version [TAURO-2001] (powerless)
SELECT * FROM staff VERSION AS OF 1;

-- a feed of changes [TAURO-2004] (powerless)
SELECT * FROM TABLE(table_changes('staff', 1));

-- ## hidden columns

-- where a row is [TAURO-2003] (powerless)
SELECT ctid FROM staff;

-- the number of a row [TAURO-2003] (powerless)
SELECT rowid FROM staff;

-- who wrote it [TAURO-2003] (powerless)
SELECT xmin FROM staff;

-- the file of a row [TAURO-2003] (powerless)
SELECT "_file" FROM staff;

-- ## nested types

-- a row that is taken apart
SELECT (r).x FROM (SELECT CAST(ROW(email, bonus) AS ROW(x VARCHAR, y BIGINT)) AS r FROM staff) t;

-- an array that is taken apart
SELECT a[1], a[2] FROM (SELECT ARRAY[ssn, token] AS a FROM staff) t;

-- a map of them
SELECT m['e'] FROM (SELECT MAP['e', email, 's', ssn] AS m FROM staff) t;

-- an array of rows
SELECT array_agg(ROW(id, ssn) ORDER BY id) FROM staff;

-- json of a whole row
SELECT json_object('id': id, 'mail': email, 'bonus': bonus) FROM staff;
