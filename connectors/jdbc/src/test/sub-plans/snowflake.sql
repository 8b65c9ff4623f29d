# scan
SELECT "ID", "PRICE", "RATE", "NAME", "lower ""x""", "OK", "RATIO", TO_CHAR("DAY", 'YYYY-MM-DD'), TO_CHAR("CLOCK", 'HH24:MI:SS.FF9'), TO_CHAR("AT", 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', "SEEN"), 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', "LOCAL"), 'YYYY-MM-DD HH24:MI:SS.FF9'), "BYTES", TO_JSON("DOC"), ST_ASWKT("SPOT"), TO_JSON(TO_VARIANT(CAST("V" AS ARRAY))) FROM "sales"."orders"

# scan: ID is null
SELECT "ID" FROM "sales"."orders" WHERE ("ID") IS NULL

# scan: ID =
SELECT "ID" FROM "sales"."orders" WHERE "ID" = ?

# scan: ID <
SELECT "ID" FROM "sales"."orders" WHERE "ID" < ?

# scan: PRICE is null
SELECT "ID" FROM "sales"."orders" WHERE ("PRICE") IS NULL

# scan: PRICE =
SELECT "ID" FROM "sales"."orders" WHERE "PRICE" = ?

# scan: PRICE <
SELECT "ID" FROM "sales"."orders" WHERE "PRICE" < ?

# scan: RATE is null
SELECT "ID" FROM "sales"."orders" WHERE ("RATE") IS NULL

# scan: RATE =
SELECT "ID" FROM "sales"."orders" WHERE "RATE" = ?

# scan: RATE <
SELECT "ID" FROM "sales"."orders" WHERE "RATE" < ?

# scan: NAME is null
SELECT "ID" FROM "sales"."orders" WHERE ("NAME") IS NULL

# scan: NAME =
SELECT "ID" FROM "sales"."orders" WHERE COLLATE("NAME", 'utf8') = ?

# scan: NAME <
SELECT "ID" FROM "sales"."orders" WHERE COLLATE("NAME", 'utf8') < ?

# scan: NAME LIKE
-- refused: NAME: LIKE depends on collations or case there, or the value or its order is not the same there; = or IN in the place of LIKE would let it go

# scan: lower "x" is null
SELECT "ID" FROM "sales"."orders" WHERE ("lower ""x""") IS NULL

# scan: lower "x" =
SELECT "ID" FROM "sales"."orders" WHERE COLLATE("lower ""x""", 'utf8') = ?

# scan: lower "x" <
SELECT "ID" FROM "sales"."orders" WHERE COLLATE("lower ""x""", 'utf8') < ?

# scan: lower "x" LIKE
-- refused: lower "x": LIKE depends on collations or case there, or the value or its order is not the same there; = or IN in the place of LIKE would let it go

# scan: OK is null
SELECT "ID" FROM "sales"."orders" WHERE ("OK") IS NULL

# scan: OK =
SELECT "ID" FROM "sales"."orders" WHERE "OK" = ?

# scan: OK <
SELECT "ID" FROM "sales"."orders" WHERE "OK" < ?

# scan: RATIO is null
SELECT "ID" FROM "sales"."orders" WHERE ("RATIO") IS NULL

# scan: RATIO =
SELECT "ID" FROM "sales"."orders" WHERE "RATIO" = ?

# scan: RATIO <
-- refused: RATIO: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# scan: DAY is null
SELECT "ID" FROM "sales"."orders" WHERE ("DAY") IS NULL

# scan: DAY =
SELECT "ID" FROM "sales"."orders" WHERE "DAY" = TO_DATE(?, 'YYYY-MM-DD')

# scan: DAY <
SELECT "ID" FROM "sales"."orders" WHERE "DAY" < TO_DATE(?, 'YYYY-MM-DD')

# scan: CLOCK is null
SELECT "ID" FROM "sales"."orders" WHERE ("CLOCK") IS NULL

# scan: CLOCK =
SELECT "ID" FROM "sales"."orders" WHERE "CLOCK" = TO_TIME(?, 'HH24:MI:SS.FF9')

# scan: CLOCK <
SELECT "ID" FROM "sales"."orders" WHERE "CLOCK" < TO_TIME(?, 'HH24:MI:SS.FF9')

# scan: AT is null
SELECT "ID" FROM "sales"."orders" WHERE ("AT") IS NULL

# scan: AT =
SELECT "ID" FROM "sales"."orders" WHERE "AT" = TO_TIMESTAMP_NTZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9')

# scan: AT <
SELECT "ID" FROM "sales"."orders" WHERE "AT" < TO_TIMESTAMP_NTZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9')

# scan: SEEN is null
SELECT "ID" FROM "sales"."orders" WHERE ("SEEN") IS NULL

# scan: SEEN =
SELECT "ID" FROM "sales"."orders" WHERE CONVERT_TIMEZONE('UTC', "SEEN") = TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM')

# scan: SEEN <
SELECT "ID" FROM "sales"."orders" WHERE CONVERT_TIMEZONE('UTC', "SEEN") < TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM')

# scan: LOCAL is null
SELECT "ID" FROM "sales"."orders" WHERE ("LOCAL") IS NULL

# scan: LOCAL =
SELECT "ID" FROM "sales"."orders" WHERE CONVERT_TIMEZONE('UTC', "LOCAL") = TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM')

# scan: LOCAL <
SELECT "ID" FROM "sales"."orders" WHERE CONVERT_TIMEZONE('UTC', "LOCAL") < TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM')

# scan: BYTES is null
SELECT "ID" FROM "sales"."orders" WHERE ("BYTES") IS NULL

# scan: DOC is null
SELECT "ID" FROM "sales"."orders" WHERE ("DOC") IS NULL

# scan: SPOT is null
SELECT "ID" FROM "sales"."orders" WHERE ("SPOT") IS NULL

# scan: SPOT =
-- refused: SPOT: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# scan: SPOT <
-- refused: SPOT: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# scan: SPOT LIKE
-- refused: SPOT: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# scan: V is null
SELECT "ID" FROM "sales"."orders" WHERE ("V") IS NULL

# scan: V =
-- refused: V: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# scan: V <
-- refused: V: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# scan: V LIKE
-- refused: V: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# scan: first rows by the first column
SELECT "ID", "PRICE", "RATE", "NAME", "lower ""x""", "OK", "RATIO", TO_CHAR("DAY", 'YYYY-MM-DD'), TO_CHAR("CLOCK", 'HH24:MI:SS.FF9'), TO_CHAR("AT", 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', "SEEN"), 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', "LOCAL"), 'YYYY-MM-DD HH24:MI:SS.FF9'), "BYTES", TO_JSON("DOC"), ST_ASWKT("SPOT"), TO_JSON(TO_VARIANT(CAST("V" AS ARRAY))) FROM "sales"."orders" ORDER BY "ID" DESC NULLS LAST LIMIT 3

# filter: ID is not null
SELECT t1."ID" FROM "sales"."orders" t1 WHERE (t1."ID") IS NOT NULL

# filter: ID EQ
SELECT t1."ID" FROM "sales"."orders" t1 WHERE t1."ID" = ?

# filter: ID NEQ
SELECT t1."ID" FROM "sales"."orders" t1 WHERE t1."ID" <> ?

# filter: ID LT
SELECT t1."ID" FROM "sales"."orders" t1 WHERE t1."ID" < ?

# filter: ID GTE
SELECT t1."ID" FROM "sales"."orders" t1 WHERE t1."ID" >= ?

# filter: ID EQ itself
SELECT t1."ID" FROM "sales"."orders" t1 WHERE t1."ID" = t1."ID"

# filter: ID IS NOT DISTINCT FROM itself
SELECT t1."ID" FROM "sales"."orders" t1 WHERE t1."ID" IS NOT DISTINCT FROM t1."ID"

# filter: ID in two
SELECT t1."ID" FROM "sales"."orders" t1 WHERE t1."ID" IN (?, ?)

# filter: ID in seven
SELECT t1."ID" FROM "sales"."orders" t1 WHERE t1."ID" IN (?, ?, ?, ?, ?, ?, ?)

# filter: PRICE is not null
SELECT t1."PRICE" FROM "sales"."orders" t1 WHERE (t1."PRICE") IS NOT NULL

# filter: PRICE EQ
SELECT t1."PRICE" FROM "sales"."orders" t1 WHERE t1."PRICE" = ?

# filter: PRICE NEQ
SELECT t1."PRICE" FROM "sales"."orders" t1 WHERE t1."PRICE" <> ?

# filter: PRICE LT
SELECT t1."PRICE" FROM "sales"."orders" t1 WHERE t1."PRICE" < ?

# filter: PRICE GTE
SELECT t1."PRICE" FROM "sales"."orders" t1 WHERE t1."PRICE" >= ?

# filter: PRICE EQ itself
SELECT t1."PRICE" FROM "sales"."orders" t1 WHERE t1."PRICE" = t1."PRICE"

# filter: PRICE IS NOT DISTINCT FROM itself
SELECT t1."PRICE" FROM "sales"."orders" t1 WHERE t1."PRICE" IS NOT DISTINCT FROM t1."PRICE"

# filter: PRICE in two
SELECT t1."PRICE" FROM "sales"."orders" t1 WHERE t1."PRICE" IN (?, ?)

# filter: PRICE in seven
SELECT t1."PRICE" FROM "sales"."orders" t1 WHERE t1."PRICE" IN (?, ?, ?, ?, ?, ?, ?)

# filter: RATE is not null
SELECT t1."RATE" FROM "sales"."orders" t1 WHERE (t1."RATE") IS NOT NULL

# filter: RATE EQ
SELECT t1."RATE" FROM "sales"."orders" t1 WHERE t1."RATE" = ?

# filter: RATE NEQ
SELECT t1."RATE" FROM "sales"."orders" t1 WHERE t1."RATE" <> ?

# filter: RATE LT
SELECT t1."RATE" FROM "sales"."orders" t1 WHERE t1."RATE" < ?

# filter: RATE GTE
SELECT t1."RATE" FROM "sales"."orders" t1 WHERE t1."RATE" >= ?

# filter: RATE EQ itself
SELECT t1."RATE" FROM "sales"."orders" t1 WHERE t1."RATE" = t1."RATE"

# filter: RATE IS NOT DISTINCT FROM itself
SELECT t1."RATE" FROM "sales"."orders" t1 WHERE t1."RATE" IS NOT DISTINCT FROM t1."RATE"

# filter: RATE in two
SELECT t1."RATE" FROM "sales"."orders" t1 WHERE t1."RATE" IN (?, ?)

# filter: RATE in seven
SELECT t1."RATE" FROM "sales"."orders" t1 WHERE t1."RATE" IN (?, ?, ?, ?, ?, ?, ?)

# filter: NAME is not null
SELECT t1."NAME" FROM "sales"."orders" t1 WHERE (t1."NAME") IS NOT NULL

# filter: NAME EQ
SELECT t1."NAME" FROM "sales"."orders" t1 WHERE COLLATE(t1."NAME", 'utf8') = ?

# filter: NAME NEQ
SELECT t1."NAME" FROM "sales"."orders" t1 WHERE COLLATE(t1."NAME", 'utf8') <> ?

# filter: NAME LT
SELECT t1."NAME" FROM "sales"."orders" t1 WHERE COLLATE(t1."NAME", 'utf8') < ?

# filter: NAME GTE
SELECT t1."NAME" FROM "sales"."orders" t1 WHERE COLLATE(t1."NAME", 'utf8') >= ?

# filter: NAME EQ itself
SELECT t1."NAME" FROM "sales"."orders" t1 WHERE COLLATE(t1."NAME", 'utf8') = COLLATE(t1."NAME", 'utf8')

# filter: NAME IS NOT DISTINCT FROM itself
SELECT t1."NAME" FROM "sales"."orders" t1 WHERE COLLATE(t1."NAME", 'utf8') IS NOT DISTINCT FROM COLLATE(t1."NAME", 'utf8')

# filter: NAME in two
SELECT t1."NAME" FROM "sales"."orders" t1 WHERE COLLATE(t1."NAME", 'utf8') IN (?, ?)

# filter: NAME in seven
SELECT t1."NAME" FROM "sales"."orders" t1 WHERE COLLATE(t1."NAME", 'utf8') IN (?, ?, ?, ?, ?, ?, ?)

# filter: NAME LIKE
-- refused: NAME: LIKE depends on collations or case there, or the value or its order is not the same there; = or IN in the place of LIKE would let it go

# filter: lower "x" is not null
SELECT t1."lower ""x""" FROM "sales"."orders" t1 WHERE (t1."lower ""x""") IS NOT NULL

# filter: lower "x" EQ
SELECT t1."lower ""x""" FROM "sales"."orders" t1 WHERE COLLATE(t1."lower ""x""", 'utf8') = ?

# filter: lower "x" NEQ
SELECT t1."lower ""x""" FROM "sales"."orders" t1 WHERE COLLATE(t1."lower ""x""", 'utf8') <> ?

# filter: lower "x" LT
SELECT t1."lower ""x""" FROM "sales"."orders" t1 WHERE COLLATE(t1."lower ""x""", 'utf8') < ?

# filter: lower "x" GTE
SELECT t1."lower ""x""" FROM "sales"."orders" t1 WHERE COLLATE(t1."lower ""x""", 'utf8') >= ?

# filter: lower "x" EQ itself
SELECT t1."lower ""x""" FROM "sales"."orders" t1 WHERE COLLATE(t1."lower ""x""", 'utf8') = COLLATE(t1."lower ""x""", 'utf8')

# filter: lower "x" IS NOT DISTINCT FROM itself
SELECT t1."lower ""x""" FROM "sales"."orders" t1 WHERE COLLATE(t1."lower ""x""", 'utf8') IS NOT DISTINCT FROM COLLATE(t1."lower ""x""", 'utf8')

# filter: lower "x" in two
SELECT t1."lower ""x""" FROM "sales"."orders" t1 WHERE COLLATE(t1."lower ""x""", 'utf8') IN (?, ?)

# filter: lower "x" in seven
SELECT t1."lower ""x""" FROM "sales"."orders" t1 WHERE COLLATE(t1."lower ""x""", 'utf8') IN (?, ?, ?, ?, ?, ?, ?)

# filter: lower "x" LIKE
-- refused: lower "x": LIKE depends on collations or case there, or the value or its order is not the same there; = or IN in the place of LIKE would let it go

# filter: OK is not null
SELECT t1."OK" FROM "sales"."orders" t1 WHERE (t1."OK") IS NOT NULL

# filter: OK EQ
SELECT t1."OK" FROM "sales"."orders" t1 WHERE t1."OK" = ?

# filter: OK NEQ
SELECT t1."OK" FROM "sales"."orders" t1 WHERE t1."OK" <> ?

# filter: OK LT
SELECT t1."OK" FROM "sales"."orders" t1 WHERE t1."OK" < ?

# filter: OK GTE
SELECT t1."OK" FROM "sales"."orders" t1 WHERE t1."OK" >= ?

# filter: OK EQ itself
SELECT t1."OK" FROM "sales"."orders" t1 WHERE t1."OK" = t1."OK"

# filter: OK IS NOT DISTINCT FROM itself
SELECT t1."OK" FROM "sales"."orders" t1 WHERE t1."OK" IS NOT DISTINCT FROM t1."OK"

# filter: OK in two
SELECT t1."OK" FROM "sales"."orders" t1 WHERE t1."OK" IN (?, ?)

# filter: OK in seven
SELECT t1."OK" FROM "sales"."orders" t1 WHERE t1."OK" IN (?, ?, ?, ?, ?, ?, ?)

# filter: OK
SELECT t1."OK" FROM "sales"."orders" t1 WHERE t1."OK"

# filter: NOT OK
SELECT t1."OK" FROM "sales"."orders" t1 WHERE NOT (t1."OK")

# filter: OK IS_NOT_TRUE
SELECT t1."OK" FROM "sales"."orders" t1 WHERE CASE WHEN (t1."OK") THEN 1 ELSE 0 END = 0

# filter: RATIO is not null
SELECT t1."RATIO" FROM "sales"."orders" t1 WHERE (t1."RATIO") IS NOT NULL

# filter: RATIO EQ
SELECT t1."RATIO" FROM "sales"."orders" t1 WHERE t1."RATIO" = ?

# filter: RATIO NEQ
SELECT t1."RATIO" FROM "sales"."orders" t1 WHERE t1."RATIO" <> ?

# filter: RATIO LT
-- refused: RATIO: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# filter: RATIO GTE
-- refused: RATIO: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# filter: RATIO EQ itself
-- refused: RATIO: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# filter: RATIO IS NOT DISTINCT FROM itself
-- refused: RATIO: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# filter: RATIO in two
SELECT t1."RATIO" FROM "sales"."orders" t1 WHERE t1."RATIO" IN (?, ?)

# filter: RATIO in seven
SELECT t1."RATIO" FROM "sales"."orders" t1 WHERE t1."RATIO" IN (?, ?, ?, ?, ?, ?, ?)

# filter: DAY is not null
SELECT TO_CHAR(t1."DAY", 'YYYY-MM-DD') FROM "sales"."orders" t1 WHERE (t1."DAY") IS NOT NULL

# filter: DAY EQ
SELECT TO_CHAR(t1."DAY", 'YYYY-MM-DD') FROM "sales"."orders" t1 WHERE t1."DAY" = TO_DATE(?, 'YYYY-MM-DD')

# filter: DAY NEQ
SELECT TO_CHAR(t1."DAY", 'YYYY-MM-DD') FROM "sales"."orders" t1 WHERE t1."DAY" <> TO_DATE(?, 'YYYY-MM-DD')

# filter: DAY LT
SELECT TO_CHAR(t1."DAY", 'YYYY-MM-DD') FROM "sales"."orders" t1 WHERE t1."DAY" < TO_DATE(?, 'YYYY-MM-DD')

# filter: DAY GTE
SELECT TO_CHAR(t1."DAY", 'YYYY-MM-DD') FROM "sales"."orders" t1 WHERE t1."DAY" >= TO_DATE(?, 'YYYY-MM-DD')

# filter: DAY EQ itself
SELECT TO_CHAR(t1."DAY", 'YYYY-MM-DD') FROM "sales"."orders" t1 WHERE t1."DAY" = t1."DAY"

# filter: DAY IS NOT DISTINCT FROM itself
SELECT TO_CHAR(t1."DAY", 'YYYY-MM-DD') FROM "sales"."orders" t1 WHERE t1."DAY" IS NOT DISTINCT FROM t1."DAY"

# filter: DAY in two
SELECT TO_CHAR(t1."DAY", 'YYYY-MM-DD') FROM "sales"."orders" t1 WHERE t1."DAY" IN (TO_DATE(?, 'YYYY-MM-DD'), TO_DATE(?, 'YYYY-MM-DD'))

# filter: DAY in seven
SELECT TO_CHAR(t1."DAY", 'YYYY-MM-DD') FROM "sales"."orders" t1 WHERE t1."DAY" IN (TO_DATE(?, 'YYYY-MM-DD'), TO_DATE(?, 'YYYY-MM-DD'), TO_DATE(?, 'YYYY-MM-DD'), TO_DATE(?, 'YYYY-MM-DD'), TO_DATE(?, 'YYYY-MM-DD'), TO_DATE(?, 'YYYY-MM-DD'), TO_DATE(?, 'YYYY-MM-DD'))

# filter: CLOCK is not null
SELECT TO_CHAR(t1."CLOCK", 'HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE (t1."CLOCK") IS NOT NULL

# filter: CLOCK EQ
SELECT TO_CHAR(t1."CLOCK", 'HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE t1."CLOCK" = TO_TIME(?, 'HH24:MI:SS.FF9')

# filter: CLOCK NEQ
SELECT TO_CHAR(t1."CLOCK", 'HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE t1."CLOCK" <> TO_TIME(?, 'HH24:MI:SS.FF9')

# filter: CLOCK LT
SELECT TO_CHAR(t1."CLOCK", 'HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE t1."CLOCK" < TO_TIME(?, 'HH24:MI:SS.FF9')

# filter: CLOCK GTE
SELECT TO_CHAR(t1."CLOCK", 'HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE t1."CLOCK" >= TO_TIME(?, 'HH24:MI:SS.FF9')

# filter: CLOCK EQ itself
SELECT TO_CHAR(t1."CLOCK", 'HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE t1."CLOCK" = t1."CLOCK"

# filter: CLOCK IS NOT DISTINCT FROM itself
SELECT TO_CHAR(t1."CLOCK", 'HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE t1."CLOCK" IS NOT DISTINCT FROM t1."CLOCK"

# filter: CLOCK in two
SELECT TO_CHAR(t1."CLOCK", 'HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE t1."CLOCK" IN (TO_TIME(?, 'HH24:MI:SS.FF9'), TO_TIME(?, 'HH24:MI:SS.FF9'))

# filter: CLOCK in seven
SELECT TO_CHAR(t1."CLOCK", 'HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE t1."CLOCK" IN (TO_TIME(?, 'HH24:MI:SS.FF9'), TO_TIME(?, 'HH24:MI:SS.FF9'), TO_TIME(?, 'HH24:MI:SS.FF9'), TO_TIME(?, 'HH24:MI:SS.FF9'), TO_TIME(?, 'HH24:MI:SS.FF9'), TO_TIME(?, 'HH24:MI:SS.FF9'), TO_TIME(?, 'HH24:MI:SS.FF9'))

# filter: AT is not null
SELECT TO_CHAR(t1."AT", 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE (t1."AT") IS NOT NULL

# filter: AT EQ
SELECT TO_CHAR(t1."AT", 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE t1."AT" = TO_TIMESTAMP_NTZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9')

# filter: AT NEQ
SELECT TO_CHAR(t1."AT", 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE t1."AT" <> TO_TIMESTAMP_NTZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9')

# filter: AT LT
SELECT TO_CHAR(t1."AT", 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE t1."AT" < TO_TIMESTAMP_NTZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9')

# filter: AT GTE
SELECT TO_CHAR(t1."AT", 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE t1."AT" >= TO_TIMESTAMP_NTZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9')

# filter: AT EQ itself
SELECT TO_CHAR(t1."AT", 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE t1."AT" = t1."AT"

# filter: AT IS NOT DISTINCT FROM itself
SELECT TO_CHAR(t1."AT", 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE t1."AT" IS NOT DISTINCT FROM t1."AT"

# filter: AT in two
SELECT TO_CHAR(t1."AT", 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE t1."AT" IN (TO_TIMESTAMP_NTZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_TIMESTAMP_NTZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9'))

# filter: AT in seven
SELECT TO_CHAR(t1."AT", 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE t1."AT" IN (TO_TIMESTAMP_NTZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_TIMESTAMP_NTZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_TIMESTAMP_NTZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_TIMESTAMP_NTZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_TIMESTAMP_NTZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_TIMESTAMP_NTZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_TIMESTAMP_NTZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9'))

# filter: SEEN is not null
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1."SEEN"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE (t1."SEEN") IS NOT NULL

# filter: SEEN EQ
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1."SEEN"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE CONVERT_TIMEZONE('UTC', t1."SEEN") = TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM')

# filter: SEEN NEQ
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1."SEEN"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE CONVERT_TIMEZONE('UTC', t1."SEEN") <> TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM')

# filter: SEEN LT
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1."SEEN"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE CONVERT_TIMEZONE('UTC', t1."SEEN") < TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM')

# filter: SEEN GTE
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1."SEEN"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE CONVERT_TIMEZONE('UTC', t1."SEEN") >= TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM')

# filter: SEEN EQ itself
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1."SEEN"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE CONVERT_TIMEZONE('UTC', t1."SEEN") = CONVERT_TIMEZONE('UTC', t1."SEEN")

# filter: SEEN IS NOT DISTINCT FROM itself
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1."SEEN"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE CONVERT_TIMEZONE('UTC', t1."SEEN") IS NOT DISTINCT FROM CONVERT_TIMEZONE('UTC', t1."SEEN")

# filter: SEEN in two
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1."SEEN"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE CONVERT_TIMEZONE('UTC', t1."SEEN") IN (TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM'), TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM'))

# filter: SEEN in seven
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1."SEEN"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE CONVERT_TIMEZONE('UTC', t1."SEEN") IN (TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM'), TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM'), TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM'), TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM'), TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM'), TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM'), TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM'))

# filter: LOCAL is not null
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1."LOCAL"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE (t1."LOCAL") IS NOT NULL

# filter: LOCAL EQ
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1."LOCAL"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE CONVERT_TIMEZONE('UTC', t1."LOCAL") = TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM')

# filter: LOCAL NEQ
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1."LOCAL"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE CONVERT_TIMEZONE('UTC', t1."LOCAL") <> TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM')

# filter: LOCAL LT
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1."LOCAL"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE CONVERT_TIMEZONE('UTC', t1."LOCAL") < TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM')

# filter: LOCAL GTE
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1."LOCAL"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE CONVERT_TIMEZONE('UTC', t1."LOCAL") >= TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM')

# filter: LOCAL EQ itself
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1."LOCAL"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE CONVERT_TIMEZONE('UTC', t1."LOCAL") = CONVERT_TIMEZONE('UTC', t1."LOCAL")

# filter: LOCAL IS NOT DISTINCT FROM itself
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1."LOCAL"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE CONVERT_TIMEZONE('UTC', t1."LOCAL") IS NOT DISTINCT FROM CONVERT_TIMEZONE('UTC', t1."LOCAL")

# filter: LOCAL in two
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1."LOCAL"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE CONVERT_TIMEZONE('UTC', t1."LOCAL") IN (TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM'), TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM'))

# filter: LOCAL in seven
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1."LOCAL"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 WHERE CONVERT_TIMEZONE('UTC', t1."LOCAL") IN (TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM'), TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM'), TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM'), TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM'), TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM'), TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM'), TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM'))

# filter: BYTES is not null
SELECT t1."BYTES" FROM "sales"."orders" t1 WHERE (t1."BYTES") IS NOT NULL

# filter: DOC is not null
SELECT TO_JSON(t1."DOC") FROM "sales"."orders" t1 WHERE (t1."DOC") IS NOT NULL

# filter: SPOT is not null
SELECT ST_ASWKT(t1."SPOT") FROM "sales"."orders" t1 WHERE (t1."SPOT") IS NOT NULL

# filter: SPOT EQ
-- refused: SPOT: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: SPOT NEQ
-- refused: SPOT: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: SPOT LT
-- refused: SPOT: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: SPOT GTE
-- refused: SPOT: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: SPOT EQ itself
-- refused: SPOT: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: SPOT IS NOT DISTINCT FROM itself
-- refused: SPOT: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: SPOT in two
-- refused: SPOT: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: SPOT in seven
-- refused: SPOT: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: SPOT LIKE
-- refused: SPOT: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: V is not null
SELECT TO_JSON(TO_VARIANT(CAST(t1."V" AS ARRAY))) FROM "sales"."orders" t1 WHERE (t1."V") IS NOT NULL

# filter: V EQ
-- refused: V: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: V NEQ
-- refused: V: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: V LT
-- refused: V: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: V GTE
-- refused: V: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: V EQ itself
-- refused: V: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: V IS NOT DISTINCT FROM itself
-- refused: V: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: V in two
-- refused: V: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: V in seven
-- refused: V: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: V LIKE
-- refused: V: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: AND, OR, NOT
SELECT t1."ID" FROM "sales"."orders" t1 WHERE ((t1."ID" = ? AND (t1."ID") IS NULL) OR NOT (t1."ID" = ?))

# filter: a constant
SELECT t1."ID" FROM "sales"."orders" t1 WHERE 1 = 1

# value: a constant like ID
SELECT CAST(? AS NUMBER(38,0)) FROM "sales"."orders" t1

# value: null like ID
SELECT CAST(NULL AS NUMBER(38,0)) FROM "sales"."orders" t1

# value: CASE of ID
SELECT CASE WHEN (t1."ID") IS NULL THEN CAST(? AS NUMBER(38,0)) ELSE t1."ID" END FROM "sales"."orders" t1

# value: ID - itself
SELECT (t1."ID" - t1."ID") FROM "sales"."orders" t1

# value: ID * itself
-- refused: the function MULTIPLY can have other results there; a condition without it would let it go

# value: ID / itself
-- refused: the function DIVIDE can have other results there; a condition without it would let it go

# value: a constant like PRICE
SELECT CAST(? AS NUMBER(12,2)) FROM "sales"."orders" t1

# value: null like PRICE
SELECT CAST(NULL AS NUMBER(12,2)) FROM "sales"."orders" t1

# value: CASE of PRICE
SELECT CASE WHEN (t1."PRICE") IS NULL THEN CAST(? AS NUMBER(12,2)) ELSE t1."PRICE" END FROM "sales"."orders" t1

# value: PRICE - itself
SELECT (t1."PRICE" - t1."PRICE") FROM "sales"."orders" t1

# value: PRICE * itself
SELECT (t1."PRICE" * t1."PRICE") FROM "sales"."orders" t1

# value: PRICE / itself
-- refused: the function DIVIDE can have other results there; a condition without it would let it go

# value: a constant like RATE
SELECT CAST(? AS NUMBER(20,10)) FROM "sales"."orders" t1

# value: null like RATE
SELECT CAST(NULL AS NUMBER(20,10)) FROM "sales"."orders" t1

# value: CASE of RATE
SELECT CASE WHEN (t1."RATE") IS NULL THEN CAST(? AS NUMBER(20,10)) ELSE t1."RATE" END FROM "sales"."orders" t1

# value: RATE - itself
SELECT (t1."RATE" - t1."RATE") FROM "sales"."orders" t1

# value: RATE * itself
-- refused: the function MULTIPLY can have other results there; a condition without it would let it go

# value: RATE / itself
-- refused: the function DIVIDE can have other results there; a condition without it would let it go

# value: a constant like NAME
SELECT CAST(? AS VARCHAR) FROM "sales"."orders" t1

# value: null like NAME
SELECT CAST(NULL AS VARCHAR) FROM "sales"."orders" t1

# value: CASE of NAME
SELECT CASE WHEN (t1."NAME") IS NULL THEN CAST(? AS VARCHAR) ELSE t1."NAME" END FROM "sales"."orders" t1

# value: NAME || itself
SELECT (CAST(t1."NAME" AS VARCHAR) || CAST(t1."NAME" AS VARCHAR)) FROM "sales"."orders" t1

# value: length of NAME
SELECT CAST(LENGTH(t1."NAME") AS NUMBER(38,0)) FROM "sales"."orders" t1

# value: length of NAME as BIGINT
SELECT CAST(LENGTH(t1."NAME") AS NUMBER(38,0)) FROM "sales"."orders" t1

# value: upper NAME
-- refused: the function UPPER can have other results there; a condition without it would let it go

# value: NAME as VARCHAR
SELECT CAST(t1."NAME" AS VARCHAR) FROM "sales"."orders" t1

# value: a constant like lower "x"
SELECT CAST(? AS VARCHAR) FROM "sales"."orders" t1

# value: null like lower "x"
SELECT CAST(NULL AS VARCHAR) FROM "sales"."orders" t1

# value: CASE of lower "x"
SELECT CASE WHEN (t1."lower ""x""") IS NULL THEN CAST(? AS VARCHAR) ELSE t1."lower ""x""" END FROM "sales"."orders" t1

# value: lower "x" || itself
SELECT (CAST(t1."lower ""x""" AS VARCHAR) || CAST(t1."lower ""x""" AS VARCHAR)) FROM "sales"."orders" t1

# value: length of lower "x"
SELECT CAST(LENGTH(t1."lower ""x""") AS NUMBER(38,0)) FROM "sales"."orders" t1

# value: length of lower "x" as BIGINT
SELECT CAST(LENGTH(t1."lower ""x""") AS NUMBER(38,0)) FROM "sales"."orders" t1

# value: upper lower "x"
-- refused: the function UPPER can have other results there; a condition without it would let it go

# value: lower "x" as VARCHAR
SELECT CAST(t1."lower ""x""" AS VARCHAR) FROM "sales"."orders" t1

# value: a constant like OK
SELECT CAST(? AS BOOLEAN) FROM "sales"."orders" t1

# value: null like OK
SELECT CAST(NULL AS BOOLEAN) FROM "sales"."orders" t1

# value: CASE of OK
SELECT CASE WHEN (t1."OK") IS NULL THEN CAST(? AS BOOLEAN) ELSE t1."OK" END FROM "sales"."orders" t1

# value: a constant like RATIO
SELECT CAST(? AS DOUBLE) FROM "sales"."orders" t1

# value: null like RATIO
SELECT CAST(NULL AS DOUBLE) FROM "sales"."orders" t1

# value: CASE of RATIO
SELECT CASE WHEN (t1."RATIO") IS NULL THEN CAST(? AS DOUBLE) ELSE t1."RATIO" END FROM "sales"."orders" t1

# value: a constant like DAY
SELECT TO_CHAR(TO_DATE(?, 'YYYY-MM-DD'), 'YYYY-MM-DD') FROM "sales"."orders" t1

# value: null like DAY
SELECT TO_CHAR(CAST(NULL AS DATE), 'YYYY-MM-DD') FROM "sales"."orders" t1

# value: CASE of DAY
SELECT TO_CHAR(CASE WHEN (t1."DAY") IS NULL THEN TO_DATE(?, 'YYYY-MM-DD') ELSE t1."DAY" END, 'YYYY-MM-DD') FROM "sales"."orders" t1

# value: year of DAY
SELECT CAST(EXTRACT(YEAR FROM t1."DAY") AS NUMBER(38,0)) FROM "sales"."orders" t1

# value: a constant like CLOCK
SELECT TO_CHAR(TO_TIME(?, 'HH24:MI:SS.FF9'), 'HH24:MI:SS.FF9') FROM "sales"."orders" t1

# value: null like CLOCK
SELECT TO_CHAR(CAST(NULL AS TIME(9)), 'HH24:MI:SS.FF9') FROM "sales"."orders" t1

# value: CASE of CLOCK
SELECT TO_CHAR(CASE WHEN (t1."CLOCK") IS NULL THEN TO_TIME(?, 'HH24:MI:SS.FF9') ELSE t1."CLOCK" END, 'HH24:MI:SS.FF9') FROM "sales"."orders" t1

# value: a constant like AT
SELECT TO_CHAR(TO_TIMESTAMP_NTZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9'), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1

# value: null like AT
SELECT TO_CHAR(CAST(NULL AS TIMESTAMP_NTZ(9)), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1

# value: CASE of AT
SELECT TO_CHAR(CASE WHEN (t1."AT") IS NULL THEN TO_TIMESTAMP_NTZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9') ELSE t1."AT" END, 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1

# value: year of AT
SELECT CAST(EXTRACT(YEAR FROM t1."AT") AS NUMBER(38,0)) FROM "sales"."orders" t1

# value: a constant like SEEN
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM')), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1

# value: null like SEEN
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', CAST(NULL AS TIMESTAMP_TZ(9))), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1

# value: CASE of SEEN
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', CASE WHEN (t1."SEEN") IS NULL THEN CONVERT_TIMEZONE('UTC', TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM')) ELSE CONVERT_TIMEZONE('UTC', t1."SEEN") END), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1

# value: a constant like LOCAL
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM')), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1

# value: null like LOCAL
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', CAST(NULL AS TIMESTAMP_TZ(9))), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1

# value: CASE of LOCAL
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', CASE WHEN (t1."LOCAL") IS NULL THEN CONVERT_TIMEZONE('UTC', TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM')) ELSE CONVERT_TIMEZONE('UTC', t1."LOCAL") END), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1

# value: a constant like SPOT
SELECT CAST(? AS VARCHAR) FROM "sales"."orders" t1

# value: null like SPOT
SELECT CAST(NULL AS VARCHAR) FROM "sales"."orders" t1

# value: CASE of SPOT
SELECT CASE WHEN (t1."SPOT") IS NULL THEN CAST(? AS VARCHAR) ELSE ST_ASWKT(t1."SPOT") END FROM "sales"."orders" t1

# value: SPOT || itself
SELECT (CAST(ST_ASWKT(t1."SPOT") AS VARCHAR) || CAST(ST_ASWKT(t1."SPOT") AS VARCHAR)) FROM "sales"."orders" t1

# value: length of SPOT
SELECT CAST(LENGTH(ST_ASWKT(t1."SPOT")) AS NUMBER(38,0)) FROM "sales"."orders" t1

# value: length of SPOT as BIGINT
SELECT CAST(LENGTH(ST_ASWKT(t1."SPOT")) AS NUMBER(38,0)) FROM "sales"."orders" t1

# value: upper SPOT
-- refused: the function UPPER can have other results there; a condition without it would let it go

# value: SPOT as VARCHAR
SELECT CAST(ST_ASWKT(t1."SPOT") AS VARCHAR) FROM "sales"."orders" t1

# value: a constant like V
SELECT CAST(? AS VARCHAR) FROM "sales"."orders" t1

# value: null like V
SELECT CAST(NULL AS VARCHAR) FROM "sales"."orders" t1

# value: CASE of V
SELECT CASE WHEN (t1."V") IS NULL THEN CAST(? AS VARCHAR) ELSE TO_JSON(TO_VARIANT(CAST(t1."V" AS ARRAY))) END FROM "sales"."orders" t1

# value: V || itself
SELECT (CAST(TO_JSON(TO_VARIANT(CAST(t1."V" AS ARRAY))) AS VARCHAR) || CAST(TO_JSON(TO_VARIANT(CAST(t1."V" AS ARRAY))) AS VARCHAR)) FROM "sales"."orders" t1

# value: length of V
SELECT CAST(LENGTH(TO_JSON(TO_VARIANT(CAST(t1."V" AS ARRAY)))) AS NUMBER(38,0)) FROM "sales"."orders" t1

# value: length of V as BIGINT
SELECT CAST(LENGTH(TO_JSON(TO_VARIANT(CAST(t1."V" AS ARRAY)))) AS NUMBER(38,0)) FROM "sales"."orders" t1

# value: upper V
-- refused: the function UPPER can have other results there; a condition without it would let it go

# value: V as VARCHAR
SELECT CAST(TO_JSON(TO_VARIANT(CAST(t1."V" AS ARRAY))) AS VARCHAR) FROM "sales"."orders" t1

# join: INNER
SELECT t1."ID", t1."PRICE", t1."RATE", t1."NAME", t1."lower ""x""", t1."OK", t1."RATIO", TO_CHAR(t1."DAY", 'YYYY-MM-DD'), TO_CHAR(t1."CLOCK", 'HH24:MI:SS.FF9'), TO_CHAR(t1."AT", 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t1."SEEN"), 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t1."LOCAL"), 'YYYY-MM-DD HH24:MI:SS.FF9'), t1."BYTES", TO_JSON(t1."DOC"), ST_ASWKT(t1."SPOT"), TO_JSON(TO_VARIANT(CAST(t1."V" AS ARRAY))), t2.c0, t2.c1, t2.c2, t2.c3, t2.c4, t2.c5, t2.c6, TO_CHAR(t2.c7, 'YYYY-MM-DD'), TO_CHAR(t2.c8, 'HH24:MI:SS.FF9'), TO_CHAR(t2.c9, 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t2.c10), 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t2.c11), 'YYYY-MM-DD HH24:MI:SS.FF9'), t2.c12, TO_JSON(t2.c13), ST_ASWKT(t2.c14), TO_JSON(TO_VARIANT(CAST(t2.c15 AS ARRAY))) FROM "sales"."orders" t1 INNER JOIN (SELECT t1."ID" AS c0, t1."PRICE" AS c1, t1."RATE" AS c2, t1."NAME" AS c3, t1."lower ""x""" AS c4, t1."OK" AS c5, t1."RATIO" AS c6, t1."DAY" AS c7, t1."CLOCK" AS c8, t1."AT" AS c9, t1."SEEN" AS c10, t1."LOCAL" AS c11, t1."BYTES" AS c12, t1."DOC" AS c13, t1."SPOT" AS c14, t1."V" AS c15 FROM "sales"."orders" t1) t2 ON t1."ID" = t2.c0

# join: INNER by a range
SELECT t1."ID", t1."PRICE", t1."RATE", t1."NAME", t1."lower ""x""", t1."OK", t1."RATIO", TO_CHAR(t1."DAY", 'YYYY-MM-DD'), TO_CHAR(t1."CLOCK", 'HH24:MI:SS.FF9'), TO_CHAR(t1."AT", 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t1."SEEN"), 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t1."LOCAL"), 'YYYY-MM-DD HH24:MI:SS.FF9'), t1."BYTES", TO_JSON(t1."DOC"), ST_ASWKT(t1."SPOT"), TO_JSON(TO_VARIANT(CAST(t1."V" AS ARRAY))), t2.c0, t2.c1, t2.c2, t2.c3, t2.c4, t2.c5, t2.c6, TO_CHAR(t2.c7, 'YYYY-MM-DD'), TO_CHAR(t2.c8, 'HH24:MI:SS.FF9'), TO_CHAR(t2.c9, 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t2.c10), 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t2.c11), 'YYYY-MM-DD HH24:MI:SS.FF9'), t2.c12, TO_JSON(t2.c13), ST_ASWKT(t2.c14), TO_JSON(TO_VARIANT(CAST(t2.c15 AS ARRAY))) FROM "sales"."orders" t1 INNER JOIN (SELECT t1."ID" AS c0, t1."PRICE" AS c1, t1."RATE" AS c2, t1."NAME" AS c3, t1."lower ""x""" AS c4, t1."OK" AS c5, t1."RATIO" AS c6, t1."DAY" AS c7, t1."CLOCK" AS c8, t1."AT" AS c9, t1."SEEN" AS c10, t1."LOCAL" AS c11, t1."BYTES" AS c12, t1."DOC" AS c13, t1."SPOT" AS c14, t1."V" AS c15 FROM "sales"."orders" t1) t2 ON t1."ID" < t2.c0

# join: LEFT
SELECT t1."ID", t1."PRICE", t1."RATE", t1."NAME", t1."lower ""x""", t1."OK", t1."RATIO", TO_CHAR(t1."DAY", 'YYYY-MM-DD'), TO_CHAR(t1."CLOCK", 'HH24:MI:SS.FF9'), TO_CHAR(t1."AT", 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t1."SEEN"), 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t1."LOCAL"), 'YYYY-MM-DD HH24:MI:SS.FF9'), t1."BYTES", TO_JSON(t1."DOC"), ST_ASWKT(t1."SPOT"), TO_JSON(TO_VARIANT(CAST(t1."V" AS ARRAY))), t2.c0, t2.c1, t2.c2, t2.c3, t2.c4, t2.c5, t2.c6, TO_CHAR(t2.c7, 'YYYY-MM-DD'), TO_CHAR(t2.c8, 'HH24:MI:SS.FF9'), TO_CHAR(t2.c9, 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t2.c10), 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t2.c11), 'YYYY-MM-DD HH24:MI:SS.FF9'), t2.c12, TO_JSON(t2.c13), ST_ASWKT(t2.c14), TO_JSON(TO_VARIANT(CAST(t2.c15 AS ARRAY))) FROM "sales"."orders" t1 LEFT JOIN (SELECT t1."ID" AS c0, t1."PRICE" AS c1, t1."RATE" AS c2, t1."NAME" AS c3, t1."lower ""x""" AS c4, t1."OK" AS c5, t1."RATIO" AS c6, t1."DAY" AS c7, t1."CLOCK" AS c8, t1."AT" AS c9, t1."SEEN" AS c10, t1."LOCAL" AS c11, t1."BYTES" AS c12, t1."DOC" AS c13, t1."SPOT" AS c14, t1."V" AS c15 FROM "sales"."orders" t1) t2 ON t1."ID" = t2.c0

# join: LEFT by a range
-- refused: the source has no such join: LEFT; an INNER or LEFT join would let it go

# join: RIGHT
SELECT t1."ID", t1."PRICE", t1."RATE", t1."NAME", t1."lower ""x""", t1."OK", t1."RATIO", TO_CHAR(t1."DAY", 'YYYY-MM-DD'), TO_CHAR(t1."CLOCK", 'HH24:MI:SS.FF9'), TO_CHAR(t1."AT", 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t1."SEEN"), 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t1."LOCAL"), 'YYYY-MM-DD HH24:MI:SS.FF9'), t1."BYTES", TO_JSON(t1."DOC"), ST_ASWKT(t1."SPOT"), TO_JSON(TO_VARIANT(CAST(t1."V" AS ARRAY))), t2.c0, t2.c1, t2.c2, t2.c3, t2.c4, t2.c5, t2.c6, TO_CHAR(t2.c7, 'YYYY-MM-DD'), TO_CHAR(t2.c8, 'HH24:MI:SS.FF9'), TO_CHAR(t2.c9, 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t2.c10), 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t2.c11), 'YYYY-MM-DD HH24:MI:SS.FF9'), t2.c12, TO_JSON(t2.c13), ST_ASWKT(t2.c14), TO_JSON(TO_VARIANT(CAST(t2.c15 AS ARRAY))) FROM "sales"."orders" t1 RIGHT JOIN (SELECT t1."ID" AS c0, t1."PRICE" AS c1, t1."RATE" AS c2, t1."NAME" AS c3, t1."lower ""x""" AS c4, t1."OK" AS c5, t1."RATIO" AS c6, t1."DAY" AS c7, t1."CLOCK" AS c8, t1."AT" AS c9, t1."SEEN" AS c10, t1."LOCAL" AS c11, t1."BYTES" AS c12, t1."DOC" AS c13, t1."SPOT" AS c14, t1."V" AS c15 FROM "sales"."orders" t1) t2 ON t1."ID" = t2.c0

# join: RIGHT by a range
-- refused: the source has no such join: RIGHT; an INNER or LEFT join would let it go

# join: FULL
SELECT t1."ID", t1."PRICE", t1."RATE", t1."NAME", t1."lower ""x""", t1."OK", t1."RATIO", TO_CHAR(t1."DAY", 'YYYY-MM-DD'), TO_CHAR(t1."CLOCK", 'HH24:MI:SS.FF9'), TO_CHAR(t1."AT", 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t1."SEEN"), 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t1."LOCAL"), 'YYYY-MM-DD HH24:MI:SS.FF9'), t1."BYTES", TO_JSON(t1."DOC"), ST_ASWKT(t1."SPOT"), TO_JSON(TO_VARIANT(CAST(t1."V" AS ARRAY))), t2.c0, t2.c1, t2.c2, t2.c3, t2.c4, t2.c5, t2.c6, TO_CHAR(t2.c7, 'YYYY-MM-DD'), TO_CHAR(t2.c8, 'HH24:MI:SS.FF9'), TO_CHAR(t2.c9, 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t2.c10), 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t2.c11), 'YYYY-MM-DD HH24:MI:SS.FF9'), t2.c12, TO_JSON(t2.c13), ST_ASWKT(t2.c14), TO_JSON(TO_VARIANT(CAST(t2.c15 AS ARRAY))) FROM "sales"."orders" t1 FULL JOIN (SELECT t1."ID" AS c0, t1."PRICE" AS c1, t1."RATE" AS c2, t1."NAME" AS c3, t1."lower ""x""" AS c4, t1."OK" AS c5, t1."RATIO" AS c6, t1."DAY" AS c7, t1."CLOCK" AS c8, t1."AT" AS c9, t1."SEEN" AS c10, t1."LOCAL" AS c11, t1."BYTES" AS c12, t1."DOC" AS c13, t1."SPOT" AS c14, t1."V" AS c15 FROM "sales"."orders" t1) t2 ON t1."ID" = t2.c0

# join: FULL by a range
-- refused: the source has no such join: FULL; an INNER or LEFT join would let it go

# join: SEMI
SELECT t1."ID", t1."PRICE", t1."RATE", t1."NAME", t1."lower ""x""", t1."OK", t1."RATIO", TO_CHAR(t1."DAY", 'YYYY-MM-DD'), TO_CHAR(t1."CLOCK", 'HH24:MI:SS.FF9'), TO_CHAR(t1."AT", 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t1."SEEN"), 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t1."LOCAL"), 'YYYY-MM-DD HH24:MI:SS.FF9'), t1."BYTES", TO_JSON(t1."DOC"), ST_ASWKT(t1."SPOT"), TO_JSON(TO_VARIANT(CAST(t1."V" AS ARRAY))) FROM "sales"."orders" t1 WHERE EXISTS (SELECT 1 FROM (SELECT t1."ID" AS c0, t1."PRICE" AS c1, t1."RATE" AS c2, t1."NAME" AS c3, t1."lower ""x""" AS c4, t1."OK" AS c5, t1."RATIO" AS c6, t1."DAY" AS c7, t1."CLOCK" AS c8, t1."AT" AS c9, t1."SEEN" AS c10, t1."LOCAL" AS c11, t1."BYTES" AS c12, t1."DOC" AS c13, t1."SPOT" AS c14, t1."V" AS c15 FROM "sales"."orders" t1) t2 WHERE t1."ID" = t2.c0)

# join: SEMI by a range
-- refused: the source has no such join: SEMI; an INNER or LEFT join would let it go

# join: ANTI
SELECT t1."ID", t1."PRICE", t1."RATE", t1."NAME", t1."lower ""x""", t1."OK", t1."RATIO", TO_CHAR(t1."DAY", 'YYYY-MM-DD'), TO_CHAR(t1."CLOCK", 'HH24:MI:SS.FF9'), TO_CHAR(t1."AT", 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t1."SEEN"), 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t1."LOCAL"), 'YYYY-MM-DD HH24:MI:SS.FF9'), t1."BYTES", TO_JSON(t1."DOC"), ST_ASWKT(t1."SPOT"), TO_JSON(TO_VARIANT(CAST(t1."V" AS ARRAY))) FROM "sales"."orders" t1 WHERE NOT EXISTS (SELECT 1 FROM (SELECT t1."ID" AS c0, t1."PRICE" AS c1, t1."RATE" AS c2, t1."NAME" AS c3, t1."lower ""x""" AS c4, t1."OK" AS c5, t1."RATIO" AS c6, t1."DAY" AS c7, t1."CLOCK" AS c8, t1."AT" AS c9, t1."SEEN" AS c10, t1."LOCAL" AS c11, t1."BYTES" AS c12, t1."DOC" AS c13, t1."SPOT" AS c14, t1."V" AS c15 FROM "sales"."orders" t1) t2 WHERE t1."ID" = t2.c0)

# join: ANTI by a range
-- refused: the source has no such join: ANTI; an INNER or LEFT join would let it go

# join: of sub-plans
SELECT t1.c0, t1.c1, t1.c2, t1.c3, t1.c4, t1.c5, t1.c6, TO_CHAR(t1.c7, 'YYYY-MM-DD'), TO_CHAR(t1.c8, 'HH24:MI:SS.FF9'), TO_CHAR(t1.c9, 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t1.c10), 'YYYY-MM-DD HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', t1.c11), 'YYYY-MM-DD HH24:MI:SS.FF9'), t1.c12, TO_JSON(t1.c13), ST_ASWKT(t1.c14), TO_JSON(TO_VARIANT(CAST(t1.c15 AS ARRAY))), t2.c0, t2.c1 FROM (SELECT t1."ID" AS c0, t1."PRICE" AS c1, t1."RATE" AS c2, t1."NAME" AS c3, t1."lower ""x""" AS c4, t1."OK" AS c5, t1."RATIO" AS c6, t1."DAY" AS c7, t1."CLOCK" AS c8, t1."AT" AS c9, t1."SEEN" AS c10, t1."LOCAL" AS c11, t1."BYTES" AS c12, t1."DOC" AS c13, t1."SPOT" AS c14, t1."V" AS c15 FROM "sales"."orders" t1 WHERE t1."ID" = ?) t1 LEFT JOIN (SELECT t1."ID" AS c0, COUNT(*) AS c1 FROM "sales"."orders" t1 GROUP BY t1."ID") t2 ON t1.c0 = t2.c0

# aggregate: COUNT(*)
SELECT COUNT(*) FROM "sales"."orders" t1

# aggregate: by ID
SELECT t1."ID", COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."ID"

# aggregate: COUNT(DISTINCT ID)
SELECT COUNT(DISTINCT t1."ID") FROM "sales"."orders" t1

# aggregate: MIN(ID)
SELECT MIN(t1."ID") FROM "sales"."orders" t1

# aggregate: SUM(ID)
SELECT SUM(t1."ID") FROM "sales"."orders" t1

# aggregate: SUM(DISTINCT ID)
SELECT SUM(DISTINCT t1."ID") FROM "sales"."orders" t1

# aggregate: SUM(ID) FILTER
SELECT SUM(CASE WHEN t1."OK" THEN t1."ID" END) FROM "sales"."orders" t1

# aggregate: by PRICE
SELECT t1."PRICE", COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."PRICE"

# aggregate: COUNT(DISTINCT PRICE)
SELECT COUNT(DISTINCT t1."PRICE") FROM "sales"."orders" t1

# aggregate: MIN(PRICE)
SELECT MIN(t1."PRICE") FROM "sales"."orders" t1

# aggregate: SUM(PRICE)
SELECT SUM(t1."PRICE") FROM "sales"."orders" t1

# aggregate: SUM(DISTINCT PRICE)
SELECT SUM(DISTINCT t1."PRICE") FROM "sales"."orders" t1

# aggregate: SUM(PRICE) FILTER
SELECT SUM(CASE WHEN t1."OK" THEN t1."PRICE" END) FROM "sales"."orders" t1

# aggregate: by RATE
SELECT t1."RATE", COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."RATE"

# aggregate: COUNT(DISTINCT RATE)
SELECT COUNT(DISTINCT t1."RATE") FROM "sales"."orders" t1

# aggregate: MIN(RATE)
SELECT MIN(t1."RATE") FROM "sales"."orders" t1

# aggregate: SUM(RATE)
SELECT SUM(t1."RATE") FROM "sales"."orders" t1

# aggregate: SUM(DISTINCT RATE)
SELECT SUM(DISTINCT t1."RATE") FROM "sales"."orders" t1

# aggregate: SUM(RATE) FILTER
SELECT SUM(CASE WHEN t1."OK" THEN t1."RATE" END) FROM "sales"."orders" t1

# aggregate: by NAME
SELECT COLLATE(t1."NAME", 'utf8'), COUNT(*) FROM "sales"."orders" t1 GROUP BY COLLATE(t1."NAME", 'utf8')

# aggregate: COUNT(DISTINCT NAME)
SELECT COUNT(DISTINCT COLLATE(t1."NAME", 'utf8')) FROM "sales"."orders" t1

# aggregate: MIN(NAME)
SELECT MIN(COLLATE(t1."NAME", 'utf8')) FROM "sales"."orders" t1

# aggregate: by lower "x"
SELECT COLLATE(t1."lower ""x""", 'utf8'), COUNT(*) FROM "sales"."orders" t1 GROUP BY COLLATE(t1."lower ""x""", 'utf8')

# aggregate: COUNT(DISTINCT lower "x")
SELECT COUNT(DISTINCT COLLATE(t1."lower ""x""", 'utf8')) FROM "sales"."orders" t1

# aggregate: MIN(lower "x")
SELECT MIN(COLLATE(t1."lower ""x""", 'utf8')) FROM "sales"."orders" t1

# aggregate: by OK
SELECT t1."OK", COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."OK"

# aggregate: COUNT(DISTINCT OK)
SELECT COUNT(DISTINCT t1."OK") FROM "sales"."orders" t1

# aggregate: MIN(OK)
-- refused: the aggregate MIN of BOOLEAN can have other results there; an aggregate that has not would let it go

# aggregate: by RATIO
-- refused: RATIO: values of type DOUBLE are told apart in another way there; a column of another type would let it go

# aggregate: COUNT(DISTINCT RATIO)
-- refused: RATIO: values of type DOUBLE are told apart in another way there; a column of another type would let it go

# aggregate: MIN(RATIO)
-- refused: the aggregate MIN of DOUBLE can have other results there; an aggregate that has not would let it go

# aggregate: by DAY
SELECT TO_CHAR(t1."DAY", 'YYYY-MM-DD'), COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."DAY"

# aggregate: COUNT(DISTINCT DAY)
SELECT COUNT(DISTINCT t1."DAY") FROM "sales"."orders" t1

# aggregate: MIN(DAY)
SELECT TO_CHAR(MIN(t1."DAY"), 'YYYY-MM-DD') FROM "sales"."orders" t1

# aggregate: by CLOCK
SELECT TO_CHAR(t1."CLOCK", 'HH24:MI:SS.FF9'), COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."CLOCK"

# aggregate: COUNT(DISTINCT CLOCK)
SELECT COUNT(DISTINCT t1."CLOCK") FROM "sales"."orders" t1

# aggregate: MIN(CLOCK)
SELECT TO_CHAR(MIN(t1."CLOCK"), 'HH24:MI:SS.FF9') FROM "sales"."orders" t1

# aggregate: by AT
SELECT TO_CHAR(t1."AT", 'YYYY-MM-DD HH24:MI:SS.FF9'), COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."AT"

# aggregate: COUNT(DISTINCT AT)
SELECT COUNT(DISTINCT t1."AT") FROM "sales"."orders" t1

# aggregate: MIN(AT)
SELECT TO_CHAR(MIN(t1."AT"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1

# aggregate: by SEEN
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', CONVERT_TIMEZONE('UTC', t1."SEEN")), 'YYYY-MM-DD HH24:MI:SS.FF9'), COUNT(*) FROM "sales"."orders" t1 GROUP BY CONVERT_TIMEZONE('UTC', t1."SEEN")

# aggregate: COUNT(DISTINCT SEEN)
SELECT COUNT(DISTINCT CONVERT_TIMEZONE('UTC', t1."SEEN")) FROM "sales"."orders" t1

# aggregate: MIN(SEEN)
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', MIN(CONVERT_TIMEZONE('UTC', t1."SEEN"))), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1

# aggregate: by LOCAL
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', CONVERT_TIMEZONE('UTC', t1."LOCAL")), 'YYYY-MM-DD HH24:MI:SS.FF9'), COUNT(*) FROM "sales"."orders" t1 GROUP BY CONVERT_TIMEZONE('UTC', t1."LOCAL")

# aggregate: COUNT(DISTINCT LOCAL)
SELECT COUNT(DISTINCT CONVERT_TIMEZONE('UTC', t1."LOCAL")) FROM "sales"."orders" t1

# aggregate: MIN(LOCAL)
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', MIN(CONVERT_TIMEZONE('UTC', t1."LOCAL"))), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1

# aggregate: by BYTES
-- refused: BYTES: values of type VARBINARY are told apart in another way there; a column of another type would let it go

# aggregate: COUNT(DISTINCT BYTES)
-- refused: BYTES: values of type VARBINARY are told apart in another way there; a column of another type would let it go

# aggregate: MIN(BYTES)
-- refused: the aggregate MIN of VARBINARY can have other results there; an aggregate that has not would let it go

# aggregate: by DOC
-- refused: DOC: values of type JSON are told apart in another way there; a column of another type would let it go

# aggregate: COUNT(DISTINCT DOC)
-- refused: DOC: values of type JSON are told apart in another way there; a column of another type would let it go

# aggregate: MIN(DOC)
-- refused: the aggregate MIN of JSON can have other results there; an aggregate that has not would let it go

# aggregate: by SPOT
-- refused: SPOT: values of type VARCHAR are told apart in another way there; a column of another type would let it go

# aggregate: COUNT(DISTINCT SPOT)
-- refused: SPOT: values of type VARCHAR are told apart in another way there; a column of another type would let it go

# aggregate: MIN(SPOT)
-- refused: the aggregate MIN of VARCHAR can have other results there; an aggregate that has not would let it go

# aggregate: by V
-- refused: V: values of type VARCHAR are told apart in another way there; a column of another type would let it go

# aggregate: COUNT(DISTINCT V)
-- refused: V: values of type VARCHAR are told apart in another way there; a column of another type would let it go

# aggregate: MIN(V)
-- refused: the aggregate MIN of VARCHAR can have other results there; an aggregate that has not would let it go

# aggregate: COUNT(*) FILTER
SELECT t1."ID", COUNT(CASE WHEN t1."OK" THEN 1 END) FROM "sales"."orders" t1 GROUP BY t1."ID"

# aggregate: DISTINCT
SELECT t1."ID" FROM "sales"."orders" t1 GROUP BY t1."ID"

# aggregate: HAVING
SELECT t1.c0, t1.c1 FROM (SELECT t1."ID" AS c0, COUNT(*) AS c1 FROM "sales"."orders" t1 GROUP BY t1."ID") t1 WHERE t1.c1 > ?

# window: ROW_NUMBER
SELECT t1.c0, t1.c1 FROM (SELECT t1."ID" AS c0, ROW_NUMBER() OVER ( ORDER BY t1."ID" ASC NULLS FIRST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK
SELECT t1.c0, t1.c1 FROM (SELECT t1."ID" AS c0, RANK() OVER ( ORDER BY t1."ID" ASC NULLS FIRST) AS c1 FROM "sales"."orders" t1) t1

# window: DENSE_RANK
SELECT t1.c0, t1.c1 FROM (SELECT t1."ID" AS c0, DENSE_RANK() OVER ( ORDER BY t1."ID" ASC NULLS FIRST) AS c1 FROM "sales"."orders" t1) t1

# window: ROW_NUMBER in no order
-- refused: the window function ROW_NUMBER can have other results there; one that has not would let it go

# window: LAG
SELECT t1.c0, t1.c1 FROM (SELECT t1."ID" AS c0, LAG(t1."ID") OVER ( ORDER BY t1."ID" ASC NULLS FIRST) AS c1 FROM "sales"."orders" t1) t1

# window: LEAD
SELECT t1.c0, t1.c1 FROM (SELECT t1."ID" AS c0, LEAD(t1."ID") OVER ( ORDER BY t1."ID" ASC NULLS FIRST) AS c1 FROM "sales"."orders" t1) t1

# window: FIRST_VALUE
SELECT t1.c0, t1.c1 FROM (SELECT t1."ID" AS c0, FIRST_VALUE(t1."ID") OVER ( ORDER BY t1."ID" ASC NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS c1 FROM "sales"."orders" t1) t1

# window: LAST_VALUE
SELECT t1.c0, t1.c1 FROM (SELECT t1."ID" AS c0, LAST_VALUE(t1."ID") OVER ( ORDER BY t1."ID" ASC NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS c1 FROM "sales"."orders" t1) t1

# window: COUNT PARTITION
SELECT t1.c0, t1.c1 FROM (SELECT t1."ID" AS c0, COUNT(*) OVER (PARTITION BY t1."ID" ORDER BY t1."ID" ASC NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS c1 FROM "sales"."orders" t1) t1

# window: COUNT TO_PEERS
SELECT t1.c0, t1.c1 FROM (SELECT t1."ID" AS c0, COUNT(*) OVER (PARTITION BY t1."ID" ORDER BY t1."ID" ASC NULLS FIRST RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS c1 FROM "sales"."orders" t1) t1

# window: COUNT TO_ROW
SELECT t1.c0, t1.c1 FROM (SELECT t1."ID" AS c0, COUNT(*) OVER (PARTITION BY t1."ID" ORDER BY t1."ID" ASC NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by ID
SELECT t1.c0, t1.c1 FROM (SELECT t1."ID" AS c0, RANK() OVER (PARTITION BY t1."ID" ORDER BY t1."ID" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by PRICE
SELECT t1.c0, t1.c1 FROM (SELECT t1."PRICE" AS c0, RANK() OVER (PARTITION BY t1."PRICE" ORDER BY t1."PRICE" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by RATE
SELECT t1.c0, t1.c1 FROM (SELECT t1."RATE" AS c0, RANK() OVER (PARTITION BY t1."RATE" ORDER BY t1."RATE" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by NAME
SELECT t1.c0, t1.c1 FROM (SELECT t1."NAME" AS c0, RANK() OVER (PARTITION BY COLLATE(t1."NAME", 'utf8') ORDER BY COLLATE(t1."NAME", 'utf8') DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by lower "x"
SELECT t1.c0, t1.c1 FROM (SELECT t1."lower ""x""" AS c0, RANK() OVER (PARTITION BY COLLATE(t1."lower ""x""", 'utf8') ORDER BY COLLATE(t1."lower ""x""", 'utf8') DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by OK
SELECT t1.c0, t1.c1 FROM (SELECT t1."OK" AS c0, RANK() OVER (PARTITION BY t1."OK" ORDER BY t1."OK" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by RATIO
-- refused: RATIO: values of type DOUBLE are told apart in another way there; a column of another type would let it go

# window: RANK by DAY
SELECT TO_CHAR(t1.c0, 'YYYY-MM-DD'), t1.c1 FROM (SELECT t1."DAY" AS c0, RANK() OVER (PARTITION BY t1."DAY" ORDER BY t1."DAY" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by CLOCK
SELECT TO_CHAR(t1.c0, 'HH24:MI:SS.FF9'), t1.c1 FROM (SELECT t1."CLOCK" AS c0, RANK() OVER (PARTITION BY t1."CLOCK" ORDER BY t1."CLOCK" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by AT
SELECT TO_CHAR(t1.c0, 'YYYY-MM-DD HH24:MI:SS.FF9'), t1.c1 FROM (SELECT t1."AT" AS c0, RANK() OVER (PARTITION BY t1."AT" ORDER BY t1."AT" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by SEEN
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1.c0), 'YYYY-MM-DD HH24:MI:SS.FF9'), t1.c1 FROM (SELECT t1."SEEN" AS c0, RANK() OVER (PARTITION BY CONVERT_TIMEZONE('UTC', t1."SEEN") ORDER BY CONVERT_TIMEZONE('UTC', t1."SEEN") DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by LOCAL
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1.c0), 'YYYY-MM-DD HH24:MI:SS.FF9'), t1.c1 FROM (SELECT t1."LOCAL" AS c0, RANK() OVER (PARTITION BY CONVERT_TIMEZONE('UTC', t1."LOCAL") ORDER BY CONVERT_TIMEZONE('UTC', t1."LOCAL") DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by BYTES
-- refused: BYTES: values of type VARBINARY are told apart in another way there; a column of another type would let it go

# window: RANK by DOC
-- refused: DOC: values of type JSON are told apart in another way there; a column of another type would let it go

# window: RANK by SPOT
-- refused: SPOT: values of type VARCHAR are told apart in another way there; a column of another type would let it go

# window: RANK by V
-- refused: V: values of type VARCHAR are told apart in another way there; a column of another type would let it go

# set: UNION
SELECT t1.c0 FROM (SELECT t1.c0 AS c0 FROM (SELECT t1."ID" AS c0 FROM "sales"."orders" t1) t1 UNION SELECT t1.c0 AS c0 FROM (SELECT t1."ID" AS c0 FROM "sales"."orders" t1) t1) t1

# set: INTERSECT
SELECT t1.c0 FROM (SELECT t1.c0 AS c0 FROM (SELECT t1."ID" AS c0 FROM "sales"."orders" t1) t1 INTERSECT SELECT t1.c0 AS c0 FROM (SELECT t1."ID" AS c0 FROM "sales"."orders" t1) t1) t1

# set: EXCEPT
SELECT t1.c0 FROM (SELECT t1.c0 AS c0 FROM (SELECT t1."ID" AS c0 FROM "sales"."orders" t1) t1 EXCEPT SELECT t1.c0 AS c0 FROM (SELECT t1."ID" AS c0 FROM "sales"."orders" t1) t1) t1

# set: UNION ALL
SELECT t1.c0 FROM (SELECT t1.c0 AS c0 FROM (SELECT t1."ID" AS c0 FROM "sales"."orders" t1) t1 UNION ALL SELECT t1.c0 AS c0 FROM (SELECT t1."ID" AS c0 FROM "sales"."orders" t1) t1) t1

# set: UNION of three
SELECT t1.c0 FROM (SELECT t1.c0 AS c0 FROM (SELECT t1."ID" AS c0 FROM "sales"."orders" t1) t1 UNION SELECT t1.c0 AS c0 FROM (SELECT t1."ID" AS c0 FROM "sales"."orders" t1) t1 UNION SELECT t1.c0 AS c0 FROM (SELECT t1."ID" AS c0 FROM "sales"."orders" t1) t1) t1

# set: EXCEPT ALL
-- refused: equal rows count in it; the form without ALL would let it go

# order: top by ID
SELECT t1."ID" FROM "sales"."orders" t1 ORDER BY t1."ID" DESC NULLS FIRST LIMIT 5

# order: top by PRICE
SELECT t1."PRICE" FROM "sales"."orders" t1 ORDER BY t1."PRICE" DESC NULLS LAST LIMIT 5

# order: top by RATE
SELECT t1."RATE" FROM "sales"."orders" t1 ORDER BY t1."RATE" DESC NULLS FIRST LIMIT 5

# order: top by NAME
SELECT t1."NAME" FROM "sales"."orders" t1 ORDER BY COLLATE(t1."NAME", 'utf8') DESC NULLS LAST LIMIT 5

# order: top by lower "x"
SELECT t1."lower ""x""" FROM "sales"."orders" t1 ORDER BY COLLATE(t1."lower ""x""", 'utf8') DESC NULLS FIRST LIMIT 5

# order: top by OK
SELECT t1."OK" FROM "sales"."orders" t1 ORDER BY t1."OK" DESC NULLS LAST LIMIT 5

# order: top by RATIO
-- refused: RATIO: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# order: top by DAY
SELECT TO_CHAR(t1."DAY", 'YYYY-MM-DD') FROM "sales"."orders" t1 ORDER BY t1."DAY" DESC NULLS LAST LIMIT 5

# order: top by CLOCK
SELECT TO_CHAR(t1."CLOCK", 'HH24:MI:SS.FF9') FROM "sales"."orders" t1 ORDER BY t1."CLOCK" DESC NULLS FIRST LIMIT 5

# order: top by AT
SELECT TO_CHAR(t1."AT", 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 ORDER BY t1."AT" DESC NULLS LAST LIMIT 5

# order: top by SEEN
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1."SEEN"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 ORDER BY CONVERT_TIMEZONE('UTC', t1."SEEN") DESC NULLS FIRST LIMIT 5

# order: top by LOCAL
SELECT TO_CHAR(CONVERT_TIMEZONE('UTC', t1."LOCAL"), 'YYYY-MM-DD HH24:MI:SS.FF9') FROM "sales"."orders" t1 ORDER BY CONVERT_TIMEZONE('UTC', t1."LOCAL") DESC NULLS LAST LIMIT 5

# order: top by BYTES
-- refused: BYTES: VARBINARY is not compared at the source; a column of the part that is compared would let it go

# order: top by DOC
-- refused: DOC: JSON is not compared at the source; a column of the part that is compared would let it go

# order: top by SPOT
-- refused: SPOT: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# order: top by V
-- refused: V: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# order: limit
SELECT t1."ID" FROM "sales"."orders" t1 LIMIT 5

# order: offset and limit
SELECT t1."ID" FROM "sales"."orders" t1 ORDER BY t1."ID" ASC NULLS LAST LIMIT 5 OFFSET 10

# order: offset
SELECT t1."ID" FROM "sales"."orders" t1 ORDER BY t1."ID" ASC NULLS LAST LIMIT NULL OFFSET 10

# order: a filter of the top
SELECT t1.c0 FROM (SELECT t1."ID" AS c0 FROM "sales"."orders" t1 LIMIT 5) t1 WHERE t1.c0 = ?
