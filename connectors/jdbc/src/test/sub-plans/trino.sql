# scan
SELECT "id", "tiny", "small", "qty", "price", "name", "Ünï ""x""", CAST("code" AS VARCHAR), "ok", "ratio", "single", CAST("day" AS VARCHAR), CAST("clock" AS VARCHAR), CAST("at" AS VARCHAR), CAST("seen" AT TIME ZONE 'UTC' AS VARCHAR), CAST("key" AS VARCHAR), json_format("doc"), "bytes", json_format(CAST("list" AS JSON)), CAST("nanos" AS VARCHAR) FROM "sales"."orders"

# scan: id is null
SELECT "id" FROM "sales"."orders" WHERE ("id") IS NULL

# scan: id =
SELECT "id" FROM "sales"."orders" WHERE "id" = ?

# scan: id <
SELECT "id" FROM "sales"."orders" WHERE "id" < ?

# scan: tiny is null
SELECT "id" FROM "sales"."orders" WHERE ("tiny") IS NULL

# scan: tiny =
SELECT "id" FROM "sales"."orders" WHERE "tiny" = ?

# scan: tiny <
SELECT "id" FROM "sales"."orders" WHERE "tiny" < ?

# scan: small is null
SELECT "id" FROM "sales"."orders" WHERE ("small") IS NULL

# scan: small =
SELECT "id" FROM "sales"."orders" WHERE "small" = ?

# scan: small <
SELECT "id" FROM "sales"."orders" WHERE "small" < ?

# scan: qty is null
SELECT "id" FROM "sales"."orders" WHERE ("qty") IS NULL

# scan: qty =
SELECT "id" FROM "sales"."orders" WHERE "qty" = ?

# scan: qty <
SELECT "id" FROM "sales"."orders" WHERE "qty" < ?

# scan: price is null
SELECT "id" FROM "sales"."orders" WHERE ("price") IS NULL

# scan: price =
SELECT "id" FROM "sales"."orders" WHERE "price" = ?

# scan: price <
SELECT "id" FROM "sales"."orders" WHERE "price" < ?

# scan: name is null
SELECT "id" FROM "sales"."orders" WHERE ("name") IS NULL

# scan: name =
SELECT "id" FROM "sales"."orders" WHERE "name" = ?

# scan: name <
SELECT "id" FROM "sales"."orders" WHERE "name" < ?

# scan: name LIKE
SELECT "id" FROM "sales"."orders" WHERE ("name" LIKE ?)

# scan: Ünï "x" is null
SELECT "id" FROM "sales"."orders" WHERE ("Ünï ""x""") IS NULL

# scan: Ünï "x" =
SELECT "id" FROM "sales"."orders" WHERE "Ünï ""x""" = ?

# scan: Ünï "x" <
SELECT "id" FROM "sales"."orders" WHERE "Ünï ""x""" < ?

# scan: Ünï "x" LIKE
SELECT "id" FROM "sales"."orders" WHERE ("Ünï ""x""" LIKE ?)

# scan: code is null
SELECT "id" FROM "sales"."orders" WHERE ("code") IS NULL

# scan: code =
-- refused: code: CHAR(3) is not compared at the source; a column of the part that is compared would let it go

# scan: code <
-- refused: code: CHAR(3) is not compared at the source; a column of the part that is compared would let it go

# scan: ok is null
SELECT "id" FROM "sales"."orders" WHERE ("ok") IS NULL

# scan: ok =
SELECT "id" FROM "sales"."orders" WHERE "ok" = ?

# scan: ok <
SELECT "id" FROM "sales"."orders" WHERE "ok" < ?

# scan: ratio is null
SELECT "id" FROM "sales"."orders" WHERE ("ratio") IS NULL

# scan: ratio =
SELECT "id" FROM "sales"."orders" WHERE "ratio" = ?

# scan: ratio <
-- refused: ratio: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# scan: single is null
SELECT "id" FROM "sales"."orders" WHERE ("single") IS NULL

# scan: single =
-- refused: single: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# scan: single <
-- refused: single: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# scan: day is null
SELECT "id" FROM "sales"."orders" WHERE ("day") IS NULL

# scan: day =
SELECT "id" FROM "sales"."orders" WHERE "day" = CAST(? AS DATE)

# scan: day <
SELECT "id" FROM "sales"."orders" WHERE "day" < CAST(? AS DATE)

# scan: clock is null
SELECT "id" FROM "sales"."orders" WHERE ("clock") IS NULL

# scan: clock =
SELECT "id" FROM "sales"."orders" WHERE "clock" = CAST(? AS TIME(6))

# scan: clock <
SELECT "id" FROM "sales"."orders" WHERE "clock" < CAST(? AS TIME(6))

# scan: at is null
SELECT "id" FROM "sales"."orders" WHERE ("at") IS NULL

# scan: at =
SELECT "id" FROM "sales"."orders" WHERE "at" = CAST(? AS TIMESTAMP(6))

# scan: at <
SELECT "id" FROM "sales"."orders" WHERE "at" < CAST(? AS TIMESTAMP(6))

# scan: seen is null
SELECT "id" FROM "sales"."orders" WHERE ("seen") IS NULL

# scan: seen =
SELECT "id" FROM "sales"."orders" WHERE "seen" = CAST(? AS TIMESTAMP(6) WITH TIME ZONE)

# scan: seen <
SELECT "id" FROM "sales"."orders" WHERE "seen" < CAST(? AS TIMESTAMP(6) WITH TIME ZONE)

# scan: key is null
SELECT "id" FROM "sales"."orders" WHERE ("key") IS NULL

# scan: key =
SELECT "id" FROM "sales"."orders" WHERE "key" = CAST(? AS UUID)

# scan: key <
-- refused: key: the source cannot hold the value; a value that the type of the column can hold would let it go

# scan: doc is null
SELECT "id" FROM "sales"."orders" WHERE ("doc") IS NULL

# scan: bytes is null
SELECT "id" FROM "sales"."orders" WHERE ("bytes") IS NULL

# scan: list is null
SELECT "id" FROM "sales"."orders" WHERE ("list") IS NULL

# scan: list =
-- refused: list: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# scan: list <
-- refused: list: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# scan: list LIKE
-- refused: list: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# scan: nanos is null
SELECT "id" FROM "sales"."orders" WHERE ("nanos") IS NULL

# scan: nanos =
-- refused: nanos: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# scan: nanos <
-- refused: nanos: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# scan: nanos LIKE
-- refused: nanos: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# scan: first rows by the first column
SELECT "id", "tiny", "small", "qty", "price", "name", "Ünï ""x""", CAST("code" AS VARCHAR), "ok", "ratio", "single", CAST("day" AS VARCHAR), CAST("clock" AS VARCHAR), CAST("at" AS VARCHAR), CAST("seen" AT TIME ZONE 'UTC' AS VARCHAR), CAST("key" AS VARCHAR), json_format("doc"), "bytes", json_format(CAST("list" AS JSON)), CAST("nanos" AS VARCHAR) FROM "sales"."orders" ORDER BY "id" DESC NULLS LAST LIMIT 3

# filter: id is not null
SELECT t1."id" FROM "sales"."orders" t1 WHERE (t1."id") IS NOT NULL

# filter: id EQ
SELECT t1."id" FROM "sales"."orders" t1 WHERE t1."id" = ?

# filter: id NEQ
SELECT t1."id" FROM "sales"."orders" t1 WHERE t1."id" <> ?

# filter: id LT
SELECT t1."id" FROM "sales"."orders" t1 WHERE t1."id" < ?

# filter: id GTE
SELECT t1."id" FROM "sales"."orders" t1 WHERE t1."id" >= ?

# filter: id EQ itself
SELECT t1."id" FROM "sales"."orders" t1 WHERE t1."id" = t1."id"

# filter: id IS NOT DISTINCT FROM itself
SELECT t1."id" FROM "sales"."orders" t1 WHERE t1."id" IS NOT DISTINCT FROM t1."id"

# filter: id in two
SELECT t1."id" FROM "sales"."orders" t1 WHERE t1."id" IN (?, ?)

# filter: id in seven
SELECT t1."id" FROM "sales"."orders" t1 WHERE t1."id" IN (?, ?, ?, ?, ?, ?, ?)

# filter: tiny is not null
SELECT t1."tiny" FROM "sales"."orders" t1 WHERE (t1."tiny") IS NOT NULL

# filter: tiny EQ
SELECT t1."tiny" FROM "sales"."orders" t1 WHERE t1."tiny" = ?

# filter: tiny NEQ
SELECT t1."tiny" FROM "sales"."orders" t1 WHERE t1."tiny" <> ?

# filter: tiny LT
SELECT t1."tiny" FROM "sales"."orders" t1 WHERE t1."tiny" < ?

# filter: tiny GTE
SELECT t1."tiny" FROM "sales"."orders" t1 WHERE t1."tiny" >= ?

# filter: tiny EQ itself
SELECT t1."tiny" FROM "sales"."orders" t1 WHERE t1."tiny" = t1."tiny"

# filter: tiny IS NOT DISTINCT FROM itself
SELECT t1."tiny" FROM "sales"."orders" t1 WHERE t1."tiny" IS NOT DISTINCT FROM t1."tiny"

# filter: tiny in two
SELECT t1."tiny" FROM "sales"."orders" t1 WHERE t1."tiny" IN (?, ?)

# filter: tiny in seven
SELECT t1."tiny" FROM "sales"."orders" t1 WHERE t1."tiny" IN (?, ?, ?, ?, ?, ?, ?)

# filter: small is not null
SELECT t1."small" FROM "sales"."orders" t1 WHERE (t1."small") IS NOT NULL

# filter: small EQ
SELECT t1."small" FROM "sales"."orders" t1 WHERE t1."small" = ?

# filter: small NEQ
SELECT t1."small" FROM "sales"."orders" t1 WHERE t1."small" <> ?

# filter: small LT
SELECT t1."small" FROM "sales"."orders" t1 WHERE t1."small" < ?

# filter: small GTE
SELECT t1."small" FROM "sales"."orders" t1 WHERE t1."small" >= ?

# filter: small EQ itself
SELECT t1."small" FROM "sales"."orders" t1 WHERE t1."small" = t1."small"

# filter: small IS NOT DISTINCT FROM itself
SELECT t1."small" FROM "sales"."orders" t1 WHERE t1."small" IS NOT DISTINCT FROM t1."small"

# filter: small in two
SELECT t1."small" FROM "sales"."orders" t1 WHERE t1."small" IN (?, ?)

# filter: small in seven
SELECT t1."small" FROM "sales"."orders" t1 WHERE t1."small" IN (?, ?, ?, ?, ?, ?, ?)

# filter: qty is not null
SELECT t1."qty" FROM "sales"."orders" t1 WHERE (t1."qty") IS NOT NULL

# filter: qty EQ
SELECT t1."qty" FROM "sales"."orders" t1 WHERE t1."qty" = ?

# filter: qty NEQ
SELECT t1."qty" FROM "sales"."orders" t1 WHERE t1."qty" <> ?

# filter: qty LT
SELECT t1."qty" FROM "sales"."orders" t1 WHERE t1."qty" < ?

# filter: qty GTE
SELECT t1."qty" FROM "sales"."orders" t1 WHERE t1."qty" >= ?

# filter: qty EQ itself
SELECT t1."qty" FROM "sales"."orders" t1 WHERE t1."qty" = t1."qty"

# filter: qty IS NOT DISTINCT FROM itself
SELECT t1."qty" FROM "sales"."orders" t1 WHERE t1."qty" IS NOT DISTINCT FROM t1."qty"

# filter: qty in two
SELECT t1."qty" FROM "sales"."orders" t1 WHERE t1."qty" IN (?, ?)

# filter: qty in seven
SELECT t1."qty" FROM "sales"."orders" t1 WHERE t1."qty" IN (?, ?, ?, ?, ?, ?, ?)

# filter: price is not null
SELECT t1."price" FROM "sales"."orders" t1 WHERE (t1."price") IS NOT NULL

# filter: price EQ
SELECT t1."price" FROM "sales"."orders" t1 WHERE t1."price" = ?

# filter: price NEQ
SELECT t1."price" FROM "sales"."orders" t1 WHERE t1."price" <> ?

# filter: price LT
SELECT t1."price" FROM "sales"."orders" t1 WHERE t1."price" < ?

# filter: price GTE
SELECT t1."price" FROM "sales"."orders" t1 WHERE t1."price" >= ?

# filter: price EQ itself
SELECT t1."price" FROM "sales"."orders" t1 WHERE t1."price" = t1."price"

# filter: price IS NOT DISTINCT FROM itself
SELECT t1."price" FROM "sales"."orders" t1 WHERE t1."price" IS NOT DISTINCT FROM t1."price"

# filter: price in two
SELECT t1."price" FROM "sales"."orders" t1 WHERE t1."price" IN (?, ?)

# filter: price in seven
SELECT t1."price" FROM "sales"."orders" t1 WHERE t1."price" IN (?, ?, ?, ?, ?, ?, ?)

# filter: name is not null
SELECT t1."name" FROM "sales"."orders" t1 WHERE (t1."name") IS NOT NULL

# filter: name EQ
SELECT t1."name" FROM "sales"."orders" t1 WHERE t1."name" = ?

# filter: name NEQ
SELECT t1."name" FROM "sales"."orders" t1 WHERE t1."name" <> ?

# filter: name LT
SELECT t1."name" FROM "sales"."orders" t1 WHERE t1."name" < ?

# filter: name GTE
SELECT t1."name" FROM "sales"."orders" t1 WHERE t1."name" >= ?

# filter: name EQ itself
SELECT t1."name" FROM "sales"."orders" t1 WHERE t1."name" = t1."name"

# filter: name IS NOT DISTINCT FROM itself
SELECT t1."name" FROM "sales"."orders" t1 WHERE t1."name" IS NOT DISTINCT FROM t1."name"

# filter: name in two
SELECT t1."name" FROM "sales"."orders" t1 WHERE t1."name" IN (?, ?)

# filter: name in seven
SELECT t1."name" FROM "sales"."orders" t1 WHERE t1."name" IN (?, ?, ?, ?, ?, ?, ?)

# filter: name LIKE
SELECT t1."name" FROM "sales"."orders" t1 WHERE t1."name" LIKE ?

# filter: Ünï "x" is not null
SELECT t1."Ünï ""x""" FROM "sales"."orders" t1 WHERE (t1."Ünï ""x""") IS NOT NULL

# filter: Ünï "x" EQ
SELECT t1."Ünï ""x""" FROM "sales"."orders" t1 WHERE t1."Ünï ""x""" = ?

# filter: Ünï "x" NEQ
SELECT t1."Ünï ""x""" FROM "sales"."orders" t1 WHERE t1."Ünï ""x""" <> ?

# filter: Ünï "x" LT
SELECT t1."Ünï ""x""" FROM "sales"."orders" t1 WHERE t1."Ünï ""x""" < ?

# filter: Ünï "x" GTE
SELECT t1."Ünï ""x""" FROM "sales"."orders" t1 WHERE t1."Ünï ""x""" >= ?

# filter: Ünï "x" EQ itself
SELECT t1."Ünï ""x""" FROM "sales"."orders" t1 WHERE t1."Ünï ""x""" = t1."Ünï ""x"""

# filter: Ünï "x" IS NOT DISTINCT FROM itself
SELECT t1."Ünï ""x""" FROM "sales"."orders" t1 WHERE t1."Ünï ""x""" IS NOT DISTINCT FROM t1."Ünï ""x"""

# filter: Ünï "x" in two
SELECT t1."Ünï ""x""" FROM "sales"."orders" t1 WHERE t1."Ünï ""x""" IN (?, ?)

# filter: Ünï "x" in seven
SELECT t1."Ünï ""x""" FROM "sales"."orders" t1 WHERE t1."Ünï ""x""" IN (?, ?, ?, ?, ?, ?, ?)

# filter: Ünï "x" LIKE
SELECT t1."Ünï ""x""" FROM "sales"."orders" t1 WHERE t1."Ünï ""x""" LIKE ?

# filter: code is not null
SELECT CAST(t1."code" AS VARCHAR) FROM "sales"."orders" t1 WHERE (t1."code") IS NOT NULL

# filter: code EQ
-- refused: code: CHAR(3) is not compared at the source; a column of the part that is compared would let it go

# filter: code NEQ
-- refused: code: CHAR(3) is not compared at the source; a column of the part that is compared would let it go

# filter: code LT
-- refused: code: CHAR(3) is not compared at the source; a column of the part that is compared would let it go

# filter: code GTE
-- refused: code: CHAR(3) is not compared at the source; a column of the part that is compared would let it go

# filter: code EQ itself
-- refused: code: CHAR(3) is not compared at the source; a column of the part that is compared would let it go

# filter: code IS NOT DISTINCT FROM itself
-- refused: code: CHAR(3) is not compared at the source; a column of the part that is compared would let it go

# filter: code in two
-- refused: code: CHAR(3) is not compared at the source; a column of the part that is compared would let it go

# filter: code in seven
-- refused: code: CHAR(3) is not compared at the source; a column of the part that is compared would let it go

# filter: code LIKE
-- refused: code: CHAR(3) is not compared at the source; a column of the part that is compared would let it go

# filter: ok is not null
SELECT t1."ok" FROM "sales"."orders" t1 WHERE (t1."ok") IS NOT NULL

# filter: ok EQ
SELECT t1."ok" FROM "sales"."orders" t1 WHERE t1."ok" = ?

# filter: ok NEQ
SELECT t1."ok" FROM "sales"."orders" t1 WHERE t1."ok" <> ?

# filter: ok LT
SELECT t1."ok" FROM "sales"."orders" t1 WHERE t1."ok" < ?

# filter: ok GTE
SELECT t1."ok" FROM "sales"."orders" t1 WHERE t1."ok" >= ?

# filter: ok EQ itself
SELECT t1."ok" FROM "sales"."orders" t1 WHERE t1."ok" = t1."ok"

# filter: ok IS NOT DISTINCT FROM itself
SELECT t1."ok" FROM "sales"."orders" t1 WHERE t1."ok" IS NOT DISTINCT FROM t1."ok"

# filter: ok in two
SELECT t1."ok" FROM "sales"."orders" t1 WHERE t1."ok" IN (?, ?)

# filter: ok in seven
SELECT t1."ok" FROM "sales"."orders" t1 WHERE t1."ok" IN (?, ?, ?, ?, ?, ?, ?)

# filter: ok
SELECT t1."ok" FROM "sales"."orders" t1 WHERE t1."ok"

# filter: NOT ok
SELECT t1."ok" FROM "sales"."orders" t1 WHERE NOT (t1."ok")

# filter: ok IS_NOT_TRUE
SELECT t1."ok" FROM "sales"."orders" t1 WHERE CASE WHEN (t1."ok") THEN 1 ELSE 0 END = 0

# filter: ratio is not null
SELECT t1."ratio" FROM "sales"."orders" t1 WHERE (t1."ratio") IS NOT NULL

# filter: ratio EQ
SELECT t1."ratio" FROM "sales"."orders" t1 WHERE t1."ratio" = ?

# filter: ratio NEQ
SELECT t1."ratio" FROM "sales"."orders" t1 WHERE t1."ratio" <> ?

# filter: ratio LT
-- refused: ratio: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# filter: ratio GTE
-- refused: ratio: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# filter: ratio EQ itself
-- refused: ratio: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# filter: ratio IS NOT DISTINCT FROM itself
-- refused: ratio: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# filter: ratio in two
SELECT t1."ratio" FROM "sales"."orders" t1 WHERE t1."ratio" IN (?, ?)

# filter: ratio in seven
SELECT t1."ratio" FROM "sales"."orders" t1 WHERE t1."ratio" IN (?, ?, ?, ?, ?, ?, ?)

# filter: single is not null
SELECT t1."single" FROM "sales"."orders" t1 WHERE (t1."single") IS NOT NULL

# filter: single EQ
-- refused: single: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# filter: single NEQ
-- refused: single: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# filter: single LT
-- refused: single: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# filter: single GTE
-- refused: single: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# filter: single EQ itself
-- refused: single: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# filter: single IS NOT DISTINCT FROM itself
-- refused: single: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# filter: single in two
-- refused: single: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# filter: single in seven
-- refused: single: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# filter: day is not null
SELECT CAST(t1."day" AS VARCHAR) FROM "sales"."orders" t1 WHERE (t1."day") IS NOT NULL

# filter: day EQ
SELECT CAST(t1."day" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."day" = CAST(? AS DATE)

# filter: day NEQ
SELECT CAST(t1."day" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."day" <> CAST(? AS DATE)

# filter: day LT
SELECT CAST(t1."day" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."day" < CAST(? AS DATE)

# filter: day GTE
SELECT CAST(t1."day" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."day" >= CAST(? AS DATE)

# filter: day EQ itself
SELECT CAST(t1."day" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."day" = t1."day"

# filter: day IS NOT DISTINCT FROM itself
SELECT CAST(t1."day" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."day" IS NOT DISTINCT FROM t1."day"

# filter: day in two
SELECT CAST(t1."day" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."day" IN (CAST(? AS DATE), CAST(? AS DATE))

# filter: day in seven
SELECT CAST(t1."day" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."day" IN (CAST(? AS DATE), CAST(? AS DATE), CAST(? AS DATE), CAST(? AS DATE), CAST(? AS DATE), CAST(? AS DATE), CAST(? AS DATE))

# filter: clock is not null
SELECT CAST(t1."clock" AS VARCHAR) FROM "sales"."orders" t1 WHERE (t1."clock") IS NOT NULL

# filter: clock EQ
SELECT CAST(t1."clock" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."clock" = CAST(? AS TIME(6))

# filter: clock NEQ
SELECT CAST(t1."clock" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."clock" <> CAST(? AS TIME(6))

# filter: clock LT
SELECT CAST(t1."clock" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."clock" < CAST(? AS TIME(6))

# filter: clock GTE
SELECT CAST(t1."clock" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."clock" >= CAST(? AS TIME(6))

# filter: clock EQ itself
SELECT CAST(t1."clock" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."clock" = t1."clock"

# filter: clock IS NOT DISTINCT FROM itself
SELECT CAST(t1."clock" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."clock" IS NOT DISTINCT FROM t1."clock"

# filter: clock in two
SELECT CAST(t1."clock" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."clock" IN (CAST(? AS TIME(6)), CAST(? AS TIME(6)))

# filter: clock in seven
SELECT CAST(t1."clock" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."clock" IN (CAST(? AS TIME(6)), CAST(? AS TIME(6)), CAST(? AS TIME(6)), CAST(? AS TIME(6)), CAST(? AS TIME(6)), CAST(? AS TIME(6)), CAST(? AS TIME(6)))

# filter: at is not null
SELECT CAST(t1."at" AS VARCHAR) FROM "sales"."orders" t1 WHERE (t1."at") IS NOT NULL

# filter: at EQ
SELECT CAST(t1."at" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."at" = CAST(? AS TIMESTAMP(6))

# filter: at NEQ
SELECT CAST(t1."at" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."at" <> CAST(? AS TIMESTAMP(6))

# filter: at LT
SELECT CAST(t1."at" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."at" < CAST(? AS TIMESTAMP(6))

# filter: at GTE
SELECT CAST(t1."at" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."at" >= CAST(? AS TIMESTAMP(6))

# filter: at EQ itself
SELECT CAST(t1."at" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."at" = t1."at"

# filter: at IS NOT DISTINCT FROM itself
SELECT CAST(t1."at" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."at" IS NOT DISTINCT FROM t1."at"

# filter: at in two
SELECT CAST(t1."at" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."at" IN (CAST(? AS TIMESTAMP(6)), CAST(? AS TIMESTAMP(6)))

# filter: at in seven
SELECT CAST(t1."at" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."at" IN (CAST(? AS TIMESTAMP(6)), CAST(? AS TIMESTAMP(6)), CAST(? AS TIMESTAMP(6)), CAST(? AS TIMESTAMP(6)), CAST(? AS TIMESTAMP(6)), CAST(? AS TIMESTAMP(6)), CAST(? AS TIMESTAMP(6)))

# filter: seen is not null
SELECT CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1 WHERE (t1."seen") IS NOT NULL

# filter: seen EQ
SELECT CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."seen" = CAST(? AS TIMESTAMP(6) WITH TIME ZONE)

# filter: seen NEQ
SELECT CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."seen" <> CAST(? AS TIMESTAMP(6) WITH TIME ZONE)

# filter: seen LT
SELECT CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."seen" < CAST(? AS TIMESTAMP(6) WITH TIME ZONE)

# filter: seen GTE
SELECT CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."seen" >= CAST(? AS TIMESTAMP(6) WITH TIME ZONE)

# filter: seen EQ itself
SELECT CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."seen" = t1."seen"

# filter: seen IS NOT DISTINCT FROM itself
SELECT CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."seen" IS NOT DISTINCT FROM t1."seen"

# filter: seen in two
SELECT CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."seen" IN (CAST(? AS TIMESTAMP(6) WITH TIME ZONE), CAST(? AS TIMESTAMP(6) WITH TIME ZONE))

# filter: seen in seven
SELECT CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."seen" IN (CAST(? AS TIMESTAMP(6) WITH TIME ZONE), CAST(? AS TIMESTAMP(6) WITH TIME ZONE), CAST(? AS TIMESTAMP(6) WITH TIME ZONE), CAST(? AS TIMESTAMP(6) WITH TIME ZONE), CAST(? AS TIMESTAMP(6) WITH TIME ZONE), CAST(? AS TIMESTAMP(6) WITH TIME ZONE), CAST(? AS TIMESTAMP(6) WITH TIME ZONE))

# filter: key is not null
SELECT CAST(t1."key" AS VARCHAR) FROM "sales"."orders" t1 WHERE (t1."key") IS NOT NULL

# filter: key EQ
SELECT CAST(t1."key" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."key" = CAST(? AS UUID)

# filter: key NEQ
SELECT CAST(t1."key" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."key" <> CAST(? AS UUID)

# filter: key LT
-- refused: key: the source cannot hold the value; a value that the type of the column can hold would let it go

# filter: key GTE
-- refused: key: the source cannot hold the value; a value that the type of the column can hold would let it go

# filter: key EQ itself
SELECT CAST(t1."key" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."key" = t1."key"

# filter: key IS NOT DISTINCT FROM itself
SELECT CAST(t1."key" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."key" IS NOT DISTINCT FROM t1."key"

# filter: key in two
SELECT CAST(t1."key" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."key" IN (CAST(? AS UUID), CAST(? AS UUID))

# filter: key in seven
SELECT CAST(t1."key" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."key" IN (CAST(? AS UUID), CAST(? AS UUID), CAST(? AS UUID), CAST(? AS UUID), CAST(? AS UUID), CAST(? AS UUID), CAST(? AS UUID))

# filter: doc is not null
SELECT json_format(t1."doc") FROM "sales"."orders" t1 WHERE (t1."doc") IS NOT NULL

# filter: bytes is not null
SELECT t1."bytes" FROM "sales"."orders" t1 WHERE (t1."bytes") IS NOT NULL

# filter: list is not null
SELECT json_format(CAST(t1."list" AS JSON)) FROM "sales"."orders" t1 WHERE (t1."list") IS NOT NULL

# filter: list EQ
-- refused: list: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: list NEQ
-- refused: list: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: list LT
-- refused: list: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: list GTE
-- refused: list: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: list EQ itself
-- refused: list: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: list IS NOT DISTINCT FROM itself
-- refused: list: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: list in two
-- refused: list: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: list in seven
-- refused: list: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: list LIKE
-- refused: list: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: nanos is not null
SELECT CAST(t1."nanos" AS VARCHAR) FROM "sales"."orders" t1 WHERE (t1."nanos") IS NOT NULL

# filter: nanos EQ
-- refused: nanos: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: nanos NEQ
-- refused: nanos: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: nanos LT
-- refused: nanos: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: nanos GTE
-- refused: nanos: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: nanos EQ itself
-- refused: nanos: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: nanos IS NOT DISTINCT FROM itself
-- refused: nanos: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: nanos in two
-- refused: nanos: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: nanos in seven
-- refused: nanos: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: nanos LIKE
-- refused: nanos: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: AND, OR, NOT
SELECT t1."id" FROM "sales"."orders" t1 WHERE ((t1."id" = ? AND (t1."id") IS NULL) OR NOT (t1."id" = ?))

# filter: a constant
SELECT t1."id" FROM "sales"."orders" t1 WHERE 1 = 1

# value: a constant like id
SELECT CAST(? AS BIGINT) FROM "sales"."orders" t1

# value: null like id
SELECT CAST(NULL AS BIGINT) FROM "sales"."orders" t1

# value: CASE of id
SELECT CASE WHEN (t1."id") IS NULL THEN CAST(? AS BIGINT) ELSE t1."id" END FROM "sales"."orders" t1

# value: id + itself
SELECT (t1."id" + t1."id") FROM "sales"."orders" t1

# value: - id
SELECT (- t1."id") FROM "sales"."orders" t1

# value: abs id
SELECT abs(t1."id") FROM "sales"."orders" t1

# value: id as BIGINT
SELECT CAST(t1."id" AS BIGINT) FROM "sales"."orders" t1

# value: id as DECIMAL(38,0)
SELECT CAST(t1."id" AS DECIMAL(38,0)) FROM "sales"."orders" t1

# value: a constant like tiny
SELECT CAST(? AS TINYINT) FROM "sales"."orders" t1

# value: null like tiny
SELECT CAST(NULL AS TINYINT) FROM "sales"."orders" t1

# value: CASE of tiny
SELECT CASE WHEN (t1."tiny") IS NULL THEN CAST(? AS TINYINT) ELSE t1."tiny" END FROM "sales"."orders" t1

# value: tiny + itself
-- refused: the function ADD can have other results there; a condition without it would let it go

# value: - tiny
-- refused: the function NEGATE can have other results there; a condition without it would let it go

# value: abs tiny
-- refused: the function ABS can have other results there; a condition without it would let it go

# value: tiny as BIGINT
SELECT CAST(t1."tiny" AS BIGINT) FROM "sales"."orders" t1

# value: tiny as DECIMAL(38,0)
SELECT CAST(t1."tiny" AS DECIMAL(38,0)) FROM "sales"."orders" t1

# value: a constant like small
SELECT CAST(? AS SMALLINT) FROM "sales"."orders" t1

# value: null like small
SELECT CAST(NULL AS SMALLINT) FROM "sales"."orders" t1

# value: CASE of small
SELECT CASE WHEN (t1."small") IS NULL THEN CAST(? AS SMALLINT) ELSE t1."small" END FROM "sales"."orders" t1

# value: small + itself
SELECT (t1."small" + t1."small") FROM "sales"."orders" t1

# value: - small
SELECT (- t1."small") FROM "sales"."orders" t1

# value: abs small
SELECT abs(t1."small") FROM "sales"."orders" t1

# value: small as BIGINT
SELECT CAST(t1."small" AS BIGINT) FROM "sales"."orders" t1

# value: small as DECIMAL(38,0)
SELECT CAST(t1."small" AS DECIMAL(38,0)) FROM "sales"."orders" t1

# value: a constant like qty
SELECT CAST(? AS INTEGER) FROM "sales"."orders" t1

# value: null like qty
SELECT CAST(NULL AS INTEGER) FROM "sales"."orders" t1

# value: CASE of qty
SELECT CASE WHEN (t1."qty") IS NULL THEN CAST(? AS INTEGER) ELSE t1."qty" END FROM "sales"."orders" t1

# value: qty + itself
SELECT (t1."qty" + t1."qty") FROM "sales"."orders" t1

# value: - qty
SELECT (- t1."qty") FROM "sales"."orders" t1

# value: abs qty
SELECT abs(t1."qty") FROM "sales"."orders" t1

# value: qty as BIGINT
SELECT CAST(t1."qty" AS BIGINT) FROM "sales"."orders" t1

# value: qty as DECIMAL(38,0)
SELECT CAST(t1."qty" AS DECIMAL(38,0)) FROM "sales"."orders" t1

# value: a constant like price
SELECT CAST(? AS DECIMAL(12,2)) FROM "sales"."orders" t1

# value: null like price
SELECT CAST(NULL AS DECIMAL(12,2)) FROM "sales"."orders" t1

# value: CASE of price
SELECT CASE WHEN (t1."price") IS NULL THEN CAST(? AS DECIMAL(12,2)) ELSE t1."price" END FROM "sales"."orders" t1

# value: price - itself
SELECT (t1."price" - t1."price") FROM "sales"."orders" t1

# value: price * itself
SELECT (t1."price" * t1."price") FROM "sales"."orders" t1

# value: price / itself
-- refused: the function DIVIDE can have other results there; a condition without it would let it go

# value: a constant like name
SELECT CAST(? AS VARCHAR) FROM "sales"."orders" t1

# value: null like name
SELECT CAST(NULL AS VARCHAR) FROM "sales"."orders" t1

# value: CASE of name
SELECT CASE WHEN (t1."name") IS NULL THEN CAST(? AS VARCHAR) ELSE t1."name" END FROM "sales"."orders" t1

# value: name || itself
SELECT (CAST(t1."name" AS VARCHAR) || CAST(t1."name" AS VARCHAR)) FROM "sales"."orders" t1

# value: length of name
SELECT CAST(length(t1."name") AS INTEGER) FROM "sales"."orders" t1

# value: length of name as BIGINT
SELECT CAST(length(t1."name") AS BIGINT) FROM "sales"."orders" t1

# value: upper name
-- refused: the function UPPER can have other results there; a condition without it would let it go

# value: name as VARCHAR
SELECT CAST(t1."name" AS VARCHAR) FROM "sales"."orders" t1

# value: a constant like Ünï "x"
SELECT CAST(? AS VARCHAR) FROM "sales"."orders" t1

# value: null like Ünï "x"
SELECT CAST(NULL AS VARCHAR) FROM "sales"."orders" t1

# value: CASE of Ünï "x"
SELECT CASE WHEN (t1."Ünï ""x""") IS NULL THEN CAST(? AS VARCHAR) ELSE t1."Ünï ""x""" END FROM "sales"."orders" t1

# value: Ünï "x" || itself
SELECT (CAST(t1."Ünï ""x""" AS VARCHAR) || CAST(t1."Ünï ""x""" AS VARCHAR)) FROM "sales"."orders" t1

# value: length of Ünï "x"
SELECT CAST(length(t1."Ünï ""x""") AS INTEGER) FROM "sales"."orders" t1

# value: length of Ünï "x" as BIGINT
SELECT CAST(length(t1."Ünï ""x""") AS BIGINT) FROM "sales"."orders" t1

# value: upper Ünï "x"
-- refused: the function UPPER can have other results there; a condition without it would let it go

# value: Ünï "x" as VARCHAR
SELECT CAST(t1."Ünï ""x""" AS VARCHAR) FROM "sales"."orders" t1

# value: a constant like code
-- refused: a constant of type CHAR(3) cannot be sent; a constant of another type would let it go

# value: null like code
-- refused: a constant of type CHAR(3) cannot be sent; a constant of another type would let it go

# value: CASE of code
-- refused: a constant of type CHAR(3) cannot be sent; a constant of another type would let it go

# value: a constant like ok
SELECT CAST(? AS BOOLEAN) FROM "sales"."orders" t1

# value: null like ok
SELECT CAST(NULL AS BOOLEAN) FROM "sales"."orders" t1

# value: CASE of ok
SELECT CASE WHEN (t1."ok") IS NULL THEN CAST(? AS BOOLEAN) ELSE t1."ok" END FROM "sales"."orders" t1

# value: a constant like ratio
SELECT CAST(? AS DOUBLE) FROM "sales"."orders" t1

# value: null like ratio
SELECT CAST(NULL AS DOUBLE) FROM "sales"."orders" t1

# value: CASE of ratio
SELECT CASE WHEN (t1."ratio") IS NULL THEN CAST(? AS DOUBLE) ELSE t1."ratio" END FROM "sales"."orders" t1

# value: a constant like single
-- refused: a constant of type REAL cannot be sent; a constant of another type would let it go

# value: null like single
-- refused: a constant of type REAL cannot be sent; a constant of another type would let it go

# value: CASE of single
-- refused: a constant of type REAL cannot be sent; a constant of another type would let it go

# value: a constant like day
SELECT CAST(CAST(? AS DATE) AS VARCHAR) FROM "sales"."orders" t1

# value: null like day
SELECT CAST(CAST(NULL AS DATE) AS VARCHAR) FROM "sales"."orders" t1

# value: CASE of day
SELECT CAST(CASE WHEN (t1."day") IS NULL THEN CAST(? AS DATE) ELSE t1."day" END AS VARCHAR) FROM "sales"."orders" t1

# value: year of day
SELECT CAST(EXTRACT(YEAR FROM t1."day") AS BIGINT) FROM "sales"."orders" t1

# value: a constant like clock
SELECT CAST(CAST(? AS TIME(6)) AS VARCHAR) FROM "sales"."orders" t1

# value: null like clock
SELECT CAST(CAST(NULL AS TIME(6)) AS VARCHAR) FROM "sales"."orders" t1

# value: CASE of clock
SELECT CAST(CASE WHEN (t1."clock") IS NULL THEN CAST(? AS TIME(6)) ELSE t1."clock" END AS VARCHAR) FROM "sales"."orders" t1

# value: a constant like at
SELECT CAST(CAST(? AS TIMESTAMP(6)) AS VARCHAR) FROM "sales"."orders" t1

# value: null like at
SELECT CAST(CAST(NULL AS TIMESTAMP(6)) AS VARCHAR) FROM "sales"."orders" t1

# value: CASE of at
SELECT CAST(CASE WHEN (t1."at") IS NULL THEN CAST(? AS TIMESTAMP(6)) ELSE t1."at" END AS VARCHAR) FROM "sales"."orders" t1

# value: year of at
SELECT CAST(EXTRACT(YEAR FROM t1."at") AS BIGINT) FROM "sales"."orders" t1

# value: a constant like seen
SELECT CAST(CAST(? AS TIMESTAMP(6) WITH TIME ZONE) AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1

# value: null like seen
SELECT CAST(CAST(NULL AS TIMESTAMP(6) WITH TIME ZONE) AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1

# value: CASE of seen
SELECT CAST(CASE WHEN (t1."seen") IS NULL THEN CAST(? AS TIMESTAMP(6) WITH TIME ZONE) ELSE t1."seen" END AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1

# value: a constant like key
SELECT CAST(CAST(? AS UUID) AS VARCHAR) FROM "sales"."orders" t1

# value: null like key
SELECT CAST(CAST(NULL AS UUID) AS VARCHAR) FROM "sales"."orders" t1

# value: CASE of key
SELECT CAST(CASE WHEN (t1."key") IS NULL THEN CAST(? AS UUID) ELSE t1."key" END AS VARCHAR) FROM "sales"."orders" t1

# value: a constant like list
SELECT CAST(? AS VARCHAR) FROM "sales"."orders" t1

# value: null like list
SELECT CAST(NULL AS VARCHAR) FROM "sales"."orders" t1

# value: CASE of list
SELECT CASE WHEN (t1."list") IS NULL THEN CAST(? AS VARCHAR) ELSE json_format(CAST(t1."list" AS JSON)) END FROM "sales"."orders" t1

# value: list || itself
SELECT (CAST(json_format(CAST(t1."list" AS JSON)) AS VARCHAR) || CAST(json_format(CAST(t1."list" AS JSON)) AS VARCHAR)) FROM "sales"."orders" t1

# value: length of list
SELECT CAST(length(json_format(CAST(t1."list" AS JSON))) AS INTEGER) FROM "sales"."orders" t1

# value: length of list as BIGINT
SELECT CAST(length(json_format(CAST(t1."list" AS JSON))) AS BIGINT) FROM "sales"."orders" t1

# value: upper list
-- refused: the function UPPER can have other results there; a condition without it would let it go

# value: list as VARCHAR
SELECT CAST(json_format(CAST(t1."list" AS JSON)) AS VARCHAR) FROM "sales"."orders" t1

# value: a constant like nanos
SELECT CAST(? AS VARCHAR) FROM "sales"."orders" t1

# value: null like nanos
SELECT CAST(NULL AS VARCHAR) FROM "sales"."orders" t1

# value: CASE of nanos
SELECT CASE WHEN (t1."nanos") IS NULL THEN CAST(? AS VARCHAR) ELSE CAST(t1."nanos" AS VARCHAR) END FROM "sales"."orders" t1

# value: nanos || itself
SELECT (CAST(CAST(t1."nanos" AS VARCHAR) AS VARCHAR) || CAST(CAST(t1."nanos" AS VARCHAR) AS VARCHAR)) FROM "sales"."orders" t1

# value: length of nanos
SELECT CAST(length(CAST(t1."nanos" AS VARCHAR)) AS INTEGER) FROM "sales"."orders" t1

# value: length of nanos as BIGINT
SELECT CAST(length(CAST(t1."nanos" AS VARCHAR)) AS BIGINT) FROM "sales"."orders" t1

# value: upper nanos
-- refused: the function UPPER can have other results there; a condition without it would let it go

# value: nanos as VARCHAR
SELECT CAST(CAST(t1."nanos" AS VARCHAR) AS VARCHAR) FROM "sales"."orders" t1

# join: INNER
SELECT t1."id", t1."tiny", t1."small", t1."qty", t1."price", t1."name", t1."Ünï ""x""", CAST(t1."code" AS VARCHAR), t1."ok", t1."ratio", t1."single", CAST(t1."day" AS VARCHAR), CAST(t1."clock" AS VARCHAR), CAST(t1."at" AS VARCHAR), CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR), CAST(t1."key" AS VARCHAR), json_format(t1."doc"), t1."bytes", json_format(CAST(t1."list" AS JSON)), CAST(t1."nanos" AS VARCHAR), t2.c0, t2.c1, t2.c2, t2.c3, t2.c4, t2.c5, t2.c6, CAST(t2.c7 AS VARCHAR), t2.c8, t2.c9, t2.c10, CAST(t2.c11 AS VARCHAR), CAST(t2.c12 AS VARCHAR), CAST(t2.c13 AS VARCHAR), CAST(t2.c14 AT TIME ZONE 'UTC' AS VARCHAR), CAST(t2.c15 AS VARCHAR), json_format(t2.c16), t2.c17, json_format(CAST(t2.c18 AS JSON)), CAST(t2.c19 AS VARCHAR) FROM "sales"."orders" t1 INNER JOIN (SELECT t1."id" AS c0, t1."tiny" AS c1, t1."small" AS c2, t1."qty" AS c3, t1."price" AS c4, t1."name" AS c5, t1."Ünï ""x""" AS c6, t1."code" AS c7, t1."ok" AS c8, t1."ratio" AS c9, t1."single" AS c10, t1."day" AS c11, t1."clock" AS c12, t1."at" AS c13, t1."seen" AS c14, t1."key" AS c15, t1."doc" AS c16, t1."bytes" AS c17, t1."list" AS c18, t1."nanos" AS c19 FROM "sales"."orders" t1) t2 ON t1."id" = t2.c0

# join: INNER by a range
SELECT t1."id", t1."tiny", t1."small", t1."qty", t1."price", t1."name", t1."Ünï ""x""", CAST(t1."code" AS VARCHAR), t1."ok", t1."ratio", t1."single", CAST(t1."day" AS VARCHAR), CAST(t1."clock" AS VARCHAR), CAST(t1."at" AS VARCHAR), CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR), CAST(t1."key" AS VARCHAR), json_format(t1."doc"), t1."bytes", json_format(CAST(t1."list" AS JSON)), CAST(t1."nanos" AS VARCHAR), t2.c0, t2.c1, t2.c2, t2.c3, t2.c4, t2.c5, t2.c6, CAST(t2.c7 AS VARCHAR), t2.c8, t2.c9, t2.c10, CAST(t2.c11 AS VARCHAR), CAST(t2.c12 AS VARCHAR), CAST(t2.c13 AS VARCHAR), CAST(t2.c14 AT TIME ZONE 'UTC' AS VARCHAR), CAST(t2.c15 AS VARCHAR), json_format(t2.c16), t2.c17, json_format(CAST(t2.c18 AS JSON)), CAST(t2.c19 AS VARCHAR) FROM "sales"."orders" t1 INNER JOIN (SELECT t1."id" AS c0, t1."tiny" AS c1, t1."small" AS c2, t1."qty" AS c3, t1."price" AS c4, t1."name" AS c5, t1."Ünï ""x""" AS c6, t1."code" AS c7, t1."ok" AS c8, t1."ratio" AS c9, t1."single" AS c10, t1."day" AS c11, t1."clock" AS c12, t1."at" AS c13, t1."seen" AS c14, t1."key" AS c15, t1."doc" AS c16, t1."bytes" AS c17, t1."list" AS c18, t1."nanos" AS c19 FROM "sales"."orders" t1) t2 ON t1."id" < t2.c0

# join: LEFT
SELECT t1."id", t1."tiny", t1."small", t1."qty", t1."price", t1."name", t1."Ünï ""x""", CAST(t1."code" AS VARCHAR), t1."ok", t1."ratio", t1."single", CAST(t1."day" AS VARCHAR), CAST(t1."clock" AS VARCHAR), CAST(t1."at" AS VARCHAR), CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR), CAST(t1."key" AS VARCHAR), json_format(t1."doc"), t1."bytes", json_format(CAST(t1."list" AS JSON)), CAST(t1."nanos" AS VARCHAR), t2.c0, t2.c1, t2.c2, t2.c3, t2.c4, t2.c5, t2.c6, CAST(t2.c7 AS VARCHAR), t2.c8, t2.c9, t2.c10, CAST(t2.c11 AS VARCHAR), CAST(t2.c12 AS VARCHAR), CAST(t2.c13 AS VARCHAR), CAST(t2.c14 AT TIME ZONE 'UTC' AS VARCHAR), CAST(t2.c15 AS VARCHAR), json_format(t2.c16), t2.c17, json_format(CAST(t2.c18 AS JSON)), CAST(t2.c19 AS VARCHAR) FROM "sales"."orders" t1 LEFT JOIN (SELECT t1."id" AS c0, t1."tiny" AS c1, t1."small" AS c2, t1."qty" AS c3, t1."price" AS c4, t1."name" AS c5, t1."Ünï ""x""" AS c6, t1."code" AS c7, t1."ok" AS c8, t1."ratio" AS c9, t1."single" AS c10, t1."day" AS c11, t1."clock" AS c12, t1."at" AS c13, t1."seen" AS c14, t1."key" AS c15, t1."doc" AS c16, t1."bytes" AS c17, t1."list" AS c18, t1."nanos" AS c19 FROM "sales"."orders" t1) t2 ON t1."id" = t2.c0

# join: LEFT by a range
-- refused: the source has no such join: LEFT; an INNER or LEFT join would let it go

# join: RIGHT
SELECT t1."id", t1."tiny", t1."small", t1."qty", t1."price", t1."name", t1."Ünï ""x""", CAST(t1."code" AS VARCHAR), t1."ok", t1."ratio", t1."single", CAST(t1."day" AS VARCHAR), CAST(t1."clock" AS VARCHAR), CAST(t1."at" AS VARCHAR), CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR), CAST(t1."key" AS VARCHAR), json_format(t1."doc"), t1."bytes", json_format(CAST(t1."list" AS JSON)), CAST(t1."nanos" AS VARCHAR), t2.c0, t2.c1, t2.c2, t2.c3, t2.c4, t2.c5, t2.c6, CAST(t2.c7 AS VARCHAR), t2.c8, t2.c9, t2.c10, CAST(t2.c11 AS VARCHAR), CAST(t2.c12 AS VARCHAR), CAST(t2.c13 AS VARCHAR), CAST(t2.c14 AT TIME ZONE 'UTC' AS VARCHAR), CAST(t2.c15 AS VARCHAR), json_format(t2.c16), t2.c17, json_format(CAST(t2.c18 AS JSON)), CAST(t2.c19 AS VARCHAR) FROM "sales"."orders" t1 RIGHT JOIN (SELECT t1."id" AS c0, t1."tiny" AS c1, t1."small" AS c2, t1."qty" AS c3, t1."price" AS c4, t1."name" AS c5, t1."Ünï ""x""" AS c6, t1."code" AS c7, t1."ok" AS c8, t1."ratio" AS c9, t1."single" AS c10, t1."day" AS c11, t1."clock" AS c12, t1."at" AS c13, t1."seen" AS c14, t1."key" AS c15, t1."doc" AS c16, t1."bytes" AS c17, t1."list" AS c18, t1."nanos" AS c19 FROM "sales"."orders" t1) t2 ON t1."id" = t2.c0

# join: RIGHT by a range
-- refused: the source has no such join: RIGHT; an INNER or LEFT join would let it go

# join: FULL
SELECT t1."id", t1."tiny", t1."small", t1."qty", t1."price", t1."name", t1."Ünï ""x""", CAST(t1."code" AS VARCHAR), t1."ok", t1."ratio", t1."single", CAST(t1."day" AS VARCHAR), CAST(t1."clock" AS VARCHAR), CAST(t1."at" AS VARCHAR), CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR), CAST(t1."key" AS VARCHAR), json_format(t1."doc"), t1."bytes", json_format(CAST(t1."list" AS JSON)), CAST(t1."nanos" AS VARCHAR), t2.c0, t2.c1, t2.c2, t2.c3, t2.c4, t2.c5, t2.c6, CAST(t2.c7 AS VARCHAR), t2.c8, t2.c9, t2.c10, CAST(t2.c11 AS VARCHAR), CAST(t2.c12 AS VARCHAR), CAST(t2.c13 AS VARCHAR), CAST(t2.c14 AT TIME ZONE 'UTC' AS VARCHAR), CAST(t2.c15 AS VARCHAR), json_format(t2.c16), t2.c17, json_format(CAST(t2.c18 AS JSON)), CAST(t2.c19 AS VARCHAR) FROM "sales"."orders" t1 FULL JOIN (SELECT t1."id" AS c0, t1."tiny" AS c1, t1."small" AS c2, t1."qty" AS c3, t1."price" AS c4, t1."name" AS c5, t1."Ünï ""x""" AS c6, t1."code" AS c7, t1."ok" AS c8, t1."ratio" AS c9, t1."single" AS c10, t1."day" AS c11, t1."clock" AS c12, t1."at" AS c13, t1."seen" AS c14, t1."key" AS c15, t1."doc" AS c16, t1."bytes" AS c17, t1."list" AS c18, t1."nanos" AS c19 FROM "sales"."orders" t1) t2 ON t1."id" = t2.c0

# join: FULL by a range
-- refused: the source has no such join: FULL; an INNER or LEFT join would let it go

# join: SEMI
SELECT t1."id", t1."tiny", t1."small", t1."qty", t1."price", t1."name", t1."Ünï ""x""", CAST(t1."code" AS VARCHAR), t1."ok", t1."ratio", t1."single", CAST(t1."day" AS VARCHAR), CAST(t1."clock" AS VARCHAR), CAST(t1."at" AS VARCHAR), CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR), CAST(t1."key" AS VARCHAR), json_format(t1."doc"), t1."bytes", json_format(CAST(t1."list" AS JSON)), CAST(t1."nanos" AS VARCHAR) FROM "sales"."orders" t1 WHERE EXISTS (SELECT 1 FROM (SELECT t1."id" AS c0, t1."tiny" AS c1, t1."small" AS c2, t1."qty" AS c3, t1."price" AS c4, t1."name" AS c5, t1."Ünï ""x""" AS c6, t1."code" AS c7, t1."ok" AS c8, t1."ratio" AS c9, t1."single" AS c10, t1."day" AS c11, t1."clock" AS c12, t1."at" AS c13, t1."seen" AS c14, t1."key" AS c15, t1."doc" AS c16, t1."bytes" AS c17, t1."list" AS c18, t1."nanos" AS c19 FROM "sales"."orders" t1) t2 WHERE t1."id" = t2.c0)

# join: SEMI by a range
-- refused: the source has no such join: SEMI; an INNER or LEFT join would let it go

# join: ANTI
SELECT t1."id", t1."tiny", t1."small", t1."qty", t1."price", t1."name", t1."Ünï ""x""", CAST(t1."code" AS VARCHAR), t1."ok", t1."ratio", t1."single", CAST(t1."day" AS VARCHAR), CAST(t1."clock" AS VARCHAR), CAST(t1."at" AS VARCHAR), CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR), CAST(t1."key" AS VARCHAR), json_format(t1."doc"), t1."bytes", json_format(CAST(t1."list" AS JSON)), CAST(t1."nanos" AS VARCHAR) FROM "sales"."orders" t1 WHERE NOT EXISTS (SELECT 1 FROM (SELECT t1."id" AS c0, t1."tiny" AS c1, t1."small" AS c2, t1."qty" AS c3, t1."price" AS c4, t1."name" AS c5, t1."Ünï ""x""" AS c6, t1."code" AS c7, t1."ok" AS c8, t1."ratio" AS c9, t1."single" AS c10, t1."day" AS c11, t1."clock" AS c12, t1."at" AS c13, t1."seen" AS c14, t1."key" AS c15, t1."doc" AS c16, t1."bytes" AS c17, t1."list" AS c18, t1."nanos" AS c19 FROM "sales"."orders" t1) t2 WHERE t1."id" = t2.c0)

# join: ANTI by a range
-- refused: the source has no such join: ANTI; an INNER or LEFT join would let it go

# join: of sub-plans
SELECT t1.c0, t1.c1, t1.c2, t1.c3, t1.c4, t1.c5, t1.c6, CAST(t1.c7 AS VARCHAR), t1.c8, t1.c9, t1.c10, CAST(t1.c11 AS VARCHAR), CAST(t1.c12 AS VARCHAR), CAST(t1.c13 AS VARCHAR), CAST(t1.c14 AT TIME ZONE 'UTC' AS VARCHAR), CAST(t1.c15 AS VARCHAR), json_format(t1.c16), t1.c17, json_format(CAST(t1.c18 AS JSON)), CAST(t1.c19 AS VARCHAR), t2.c0, t2.c1 FROM (SELECT t1."id" AS c0, t1."tiny" AS c1, t1."small" AS c2, t1."qty" AS c3, t1."price" AS c4, t1."name" AS c5, t1."Ünï ""x""" AS c6, t1."code" AS c7, t1."ok" AS c8, t1."ratio" AS c9, t1."single" AS c10, t1."day" AS c11, t1."clock" AS c12, t1."at" AS c13, t1."seen" AS c14, t1."key" AS c15, t1."doc" AS c16, t1."bytes" AS c17, t1."list" AS c18, t1."nanos" AS c19 FROM "sales"."orders" t1 WHERE t1."id" = ?) t1 LEFT JOIN (SELECT t1."id" AS c0, COUNT(*) AS c1 FROM "sales"."orders" t1 GROUP BY t1."id") t2 ON t1.c0 = t2.c0

# aggregate: COUNT(*)
SELECT COUNT(*) FROM "sales"."orders" t1

# aggregate: by id
SELECT t1."id", COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."id"

# aggregate: COUNT(DISTINCT id)
SELECT COUNT(DISTINCT t1."id") FROM "sales"."orders" t1

# aggregate: MIN(id)
SELECT MIN(t1."id") FROM "sales"."orders" t1

# aggregate: SUM(id)
SELECT SUM(CAST(t1."id" AS DECIMAL(38,0))) FROM "sales"."orders" t1

# aggregate: SUM(DISTINCT id)
SELECT SUM(DISTINCT CAST(t1."id" AS DECIMAL(38,0))) FROM "sales"."orders" t1

# aggregate: SUM(id) FILTER
SELECT SUM(CAST(t1."id" AS DECIMAL(38,0))) FILTER (WHERE t1."ok") FROM "sales"."orders" t1

# aggregate: by tiny
SELECT t1."tiny", COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."tiny"

# aggregate: COUNT(DISTINCT tiny)
SELECT COUNT(DISTINCT t1."tiny") FROM "sales"."orders" t1

# aggregate: MIN(tiny)
SELECT MIN(t1."tiny") FROM "sales"."orders" t1

# aggregate: by small
SELECT t1."small", COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."small"

# aggregate: COUNT(DISTINCT small)
SELECT COUNT(DISTINCT t1."small") FROM "sales"."orders" t1

# aggregate: MIN(small)
SELECT MIN(t1."small") FROM "sales"."orders" t1

# aggregate: SUM(small)
SELECT SUM(t1."small") FROM "sales"."orders" t1

# aggregate: SUM(DISTINCT small)
SELECT SUM(DISTINCT t1."small") FROM "sales"."orders" t1

# aggregate: SUM(small) FILTER
SELECT SUM(t1."small") FILTER (WHERE t1."ok") FROM "sales"."orders" t1

# aggregate: by qty
SELECT t1."qty", COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."qty"

# aggregate: COUNT(DISTINCT qty)
SELECT COUNT(DISTINCT t1."qty") FROM "sales"."orders" t1

# aggregate: MIN(qty)
SELECT MIN(t1."qty") FROM "sales"."orders" t1

# aggregate: SUM(qty)
SELECT SUM(t1."qty") FROM "sales"."orders" t1

# aggregate: SUM(DISTINCT qty)
SELECT SUM(DISTINCT t1."qty") FROM "sales"."orders" t1

# aggregate: SUM(qty) FILTER
SELECT SUM(t1."qty") FILTER (WHERE t1."ok") FROM "sales"."orders" t1

# aggregate: by price
SELECT t1."price", COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."price"

# aggregate: COUNT(DISTINCT price)
SELECT COUNT(DISTINCT t1."price") FROM "sales"."orders" t1

# aggregate: MIN(price)
SELECT MIN(t1."price") FROM "sales"."orders" t1

# aggregate: SUM(price)
SELECT SUM(t1."price") FROM "sales"."orders" t1

# aggregate: SUM(DISTINCT price)
SELECT SUM(DISTINCT t1."price") FROM "sales"."orders" t1

# aggregate: SUM(price) FILTER
SELECT SUM(t1."price") FILTER (WHERE t1."ok") FROM "sales"."orders" t1

# aggregate: by name
SELECT t1."name", COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."name"

# aggregate: COUNT(DISTINCT name)
SELECT COUNT(DISTINCT t1."name") FROM "sales"."orders" t1

# aggregate: MIN(name)
SELECT MIN(t1."name") FROM "sales"."orders" t1

# aggregate: by Ünï "x"
SELECT t1."Ünï ""x""", COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."Ünï ""x"""

# aggregate: COUNT(DISTINCT Ünï "x")
SELECT COUNT(DISTINCT t1."Ünï ""x""") FROM "sales"."orders" t1

# aggregate: MIN(Ünï "x")
SELECT MIN(t1."Ünï ""x""") FROM "sales"."orders" t1

# aggregate: by code
-- refused: code: values of type CHAR(3) are told apart in another way there; a column of another type would let it go

# aggregate: COUNT(DISTINCT code)
-- refused: code: values of type CHAR(3) are told apart in another way there; a column of another type would let it go

# aggregate: MIN(code)
-- refused: the aggregate MIN of CHAR(3) can have other results there; an aggregate that has not would let it go

# aggregate: by ok
SELECT t1."ok", COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."ok"

# aggregate: COUNT(DISTINCT ok)
SELECT COUNT(DISTINCT t1."ok") FROM "sales"."orders" t1

# aggregate: MIN(ok)
-- refused: the aggregate MIN of BOOLEAN can have other results there; an aggregate that has not would let it go

# aggregate: by ratio
-- refused: ratio: values of type DOUBLE are told apart in another way there; a column of another type would let it go

# aggregate: COUNT(DISTINCT ratio)
-- refused: ratio: values of type DOUBLE are told apart in another way there; a column of another type would let it go

# aggregate: MIN(ratio)
-- refused: the aggregate MIN of DOUBLE can have other results there; an aggregate that has not would let it go

# aggregate: by single
-- refused: single: values of type REAL are told apart in another way there; a column of another type would let it go

# aggregate: COUNT(DISTINCT single)
-- refused: single: values of type REAL are told apart in another way there; a column of another type would let it go

# aggregate: MIN(single)
-- refused: the aggregate MIN of REAL can have other results there; an aggregate that has not would let it go

# aggregate: by day
SELECT CAST(t1."day" AS VARCHAR), COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."day"

# aggregate: COUNT(DISTINCT day)
SELECT COUNT(DISTINCT t1."day") FROM "sales"."orders" t1

# aggregate: MIN(day)
SELECT CAST(MIN(t1."day") AS VARCHAR) FROM "sales"."orders" t1

# aggregate: by clock
SELECT CAST(t1."clock" AS VARCHAR), COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."clock"

# aggregate: COUNT(DISTINCT clock)
SELECT COUNT(DISTINCT t1."clock") FROM "sales"."orders" t1

# aggregate: MIN(clock)
SELECT CAST(MIN(t1."clock") AS VARCHAR) FROM "sales"."orders" t1

# aggregate: by at
SELECT CAST(t1."at" AS VARCHAR), COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."at"

# aggregate: COUNT(DISTINCT at)
SELECT COUNT(DISTINCT t1."at") FROM "sales"."orders" t1

# aggregate: MIN(at)
SELECT CAST(MIN(t1."at") AS VARCHAR) FROM "sales"."orders" t1

# aggregate: by seen
SELECT CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR), COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."seen"

# aggregate: COUNT(DISTINCT seen)
SELECT COUNT(DISTINCT t1."seen") FROM "sales"."orders" t1

# aggregate: MIN(seen)
SELECT CAST(MIN(t1."seen") AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1

# aggregate: by key
SELECT CAST(t1."key" AS VARCHAR), COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."key"

# aggregate: COUNT(DISTINCT key)
SELECT COUNT(DISTINCT t1."key") FROM "sales"."orders" t1

# aggregate: MIN(key)
-- refused: the aggregate MIN of UUID can have other results there; an aggregate that has not would let it go

# aggregate: by doc
-- refused: doc: values of type JSON are told apart in another way there; a column of another type would let it go

# aggregate: COUNT(DISTINCT doc)
-- refused: doc: values of type JSON are told apart in another way there; a column of another type would let it go

# aggregate: MIN(doc)
-- refused: the aggregate MIN of JSON can have other results there; an aggregate that has not would let it go

# aggregate: by bytes
-- refused: bytes: values of type VARBINARY are told apart in another way there; a column of another type would let it go

# aggregate: COUNT(DISTINCT bytes)
-- refused: bytes: values of type VARBINARY are told apart in another way there; a column of another type would let it go

# aggregate: MIN(bytes)
-- refused: the aggregate MIN of VARBINARY can have other results there; an aggregate that has not would let it go

# aggregate: by list
-- refused: list: values of type VARCHAR are told apart in another way there; a column of another type would let it go

# aggregate: COUNT(DISTINCT list)
-- refused: list: values of type VARCHAR are told apart in another way there; a column of another type would let it go

# aggregate: MIN(list)
-- refused: the aggregate MIN of VARCHAR can have other results there; an aggregate that has not would let it go

# aggregate: by nanos
-- refused: nanos: values of type VARCHAR are told apart in another way there; a column of another type would let it go

# aggregate: COUNT(DISTINCT nanos)
-- refused: nanos: values of type VARCHAR are told apart in another way there; a column of another type would let it go

# aggregate: MIN(nanos)
-- refused: the aggregate MIN of VARCHAR can have other results there; an aggregate that has not would let it go

# aggregate: COUNT(*) FILTER
SELECT t1."id", COUNT(*) FILTER (WHERE t1."ok") FROM "sales"."orders" t1 GROUP BY t1."id"

# aggregate: DISTINCT
SELECT t1."id" FROM "sales"."orders" t1 GROUP BY t1."id"

# aggregate: HAVING
SELECT t1.c0, t1.c1 FROM (SELECT t1."id" AS c0, COUNT(*) AS c1 FROM "sales"."orders" t1 GROUP BY t1."id") t1 WHERE t1.c1 > ?

# window: ROW_NUMBER
SELECT t1.c0, t1.c1 FROM (SELECT t1."id" AS c0, ROW_NUMBER() OVER ( ORDER BY t1."id" ASC NULLS FIRST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK
SELECT t1.c0, t1.c1 FROM (SELECT t1."id" AS c0, RANK() OVER ( ORDER BY t1."id" ASC NULLS FIRST) AS c1 FROM "sales"."orders" t1) t1

# window: DENSE_RANK
SELECT t1.c0, t1.c1 FROM (SELECT t1."id" AS c0, DENSE_RANK() OVER ( ORDER BY t1."id" ASC NULLS FIRST) AS c1 FROM "sales"."orders" t1) t1

# window: ROW_NUMBER in no order
-- refused: the window function ROW_NUMBER can have other results there; one that has not would let it go

# window: LAG
SELECT t1.c0, t1.c1 FROM (SELECT t1."id" AS c0, LAG(t1."id") OVER ( ORDER BY t1."id" ASC NULLS FIRST) AS c1 FROM "sales"."orders" t1) t1

# window: LEAD
SELECT t1.c0, t1.c1 FROM (SELECT t1."id" AS c0, LEAD(t1."id") OVER ( ORDER BY t1."id" ASC NULLS FIRST) AS c1 FROM "sales"."orders" t1) t1

# window: FIRST_VALUE
SELECT t1.c0, t1.c1 FROM (SELECT t1."id" AS c0, FIRST_VALUE(t1."id") OVER ( ORDER BY t1."id" ASC NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS c1 FROM "sales"."orders" t1) t1

# window: LAST_VALUE
SELECT t1.c0, t1.c1 FROM (SELECT t1."id" AS c0, LAST_VALUE(t1."id") OVER ( ORDER BY t1."id" ASC NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS c1 FROM "sales"."orders" t1) t1

# window: COUNT PARTITION
SELECT t1.c0, t1.c1 FROM (SELECT t1."id" AS c0, COUNT(*) OVER (PARTITION BY t1."id" ORDER BY t1."id" ASC NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS c1 FROM "sales"."orders" t1) t1

# window: COUNT TO_PEERS
SELECT t1.c0, t1.c1 FROM (SELECT t1."id" AS c0, COUNT(*) OVER (PARTITION BY t1."id" ORDER BY t1."id" ASC NULLS FIRST RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS c1 FROM "sales"."orders" t1) t1

# window: COUNT TO_ROW
SELECT t1.c0, t1.c1 FROM (SELECT t1."id" AS c0, COUNT(*) OVER (PARTITION BY t1."id" ORDER BY t1."id" ASC NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by id
SELECT t1.c0, t1.c1 FROM (SELECT t1."id" AS c0, RANK() OVER (PARTITION BY t1."id" ORDER BY t1."id" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by tiny
SELECT t1.c0, t1.c1 FROM (SELECT t1."tiny" AS c0, RANK() OVER (PARTITION BY t1."tiny" ORDER BY t1."tiny" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by small
SELECT t1.c0, t1.c1 FROM (SELECT t1."small" AS c0, RANK() OVER (PARTITION BY t1."small" ORDER BY t1."small" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by qty
SELECT t1.c0, t1.c1 FROM (SELECT t1."qty" AS c0, RANK() OVER (PARTITION BY t1."qty" ORDER BY t1."qty" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by price
SELECT t1.c0, t1.c1 FROM (SELECT t1."price" AS c0, RANK() OVER (PARTITION BY t1."price" ORDER BY t1."price" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by name
SELECT t1.c0, t1.c1 FROM (SELECT t1."name" AS c0, RANK() OVER (PARTITION BY t1."name" ORDER BY t1."name" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by Ünï "x"
SELECT t1.c0, t1.c1 FROM (SELECT t1."Ünï ""x""" AS c0, RANK() OVER (PARTITION BY t1."Ünï ""x""" ORDER BY t1."Ünï ""x""" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by code
-- refused: code: values of type CHAR(3) are told apart in another way there; a column of another type would let it go

# window: RANK by ok
SELECT t1.c0, t1.c1 FROM (SELECT t1."ok" AS c0, RANK() OVER (PARTITION BY t1."ok" ORDER BY t1."ok" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by ratio
-- refused: ratio: values of type DOUBLE are told apart in another way there; a column of another type would let it go

# window: RANK by single
-- refused: single: values of type REAL are told apart in another way there; a column of another type would let it go

# window: RANK by day
SELECT CAST(t1.c0 AS VARCHAR), t1.c1 FROM (SELECT t1."day" AS c0, RANK() OVER (PARTITION BY t1."day" ORDER BY t1."day" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by clock
SELECT CAST(t1.c0 AS VARCHAR), t1.c1 FROM (SELECT t1."clock" AS c0, RANK() OVER (PARTITION BY t1."clock" ORDER BY t1."clock" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by at
SELECT CAST(t1.c0 AS VARCHAR), t1.c1 FROM (SELECT t1."at" AS c0, RANK() OVER (PARTITION BY t1."at" ORDER BY t1."at" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by seen
SELECT CAST(t1.c0 AT TIME ZONE 'UTC' AS VARCHAR), t1.c1 FROM (SELECT t1."seen" AS c0, RANK() OVER (PARTITION BY t1."seen" ORDER BY t1."seen" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by key
-- refused: key: the source's order is another or unknown; a column that the source orders alike would let it go

# window: RANK by doc
-- refused: doc: values of type JSON are told apart in another way there; a column of another type would let it go

# window: RANK by bytes
-- refused: bytes: values of type VARBINARY are told apart in another way there; a column of another type would let it go

# window: RANK by list
-- refused: list: values of type VARCHAR are told apart in another way there; a column of another type would let it go

# window: RANK by nanos
-- refused: nanos: values of type VARCHAR are told apart in another way there; a column of another type would let it go

# set: UNION
SELECT t1.c0 FROM (SELECT t1.c0 AS c0 FROM (SELECT t1."id" AS c0 FROM "sales"."orders" t1) t1 UNION SELECT t1.c0 AS c0 FROM (SELECT t1."id" AS c0 FROM "sales"."orders" t1) t1) t1

# set: INTERSECT
SELECT t1.c0 FROM (SELECT t1.c0 AS c0 FROM (SELECT t1."id" AS c0 FROM "sales"."orders" t1) t1 INTERSECT SELECT t1.c0 AS c0 FROM (SELECT t1."id" AS c0 FROM "sales"."orders" t1) t1) t1

# set: EXCEPT
SELECT t1.c0 FROM (SELECT t1.c0 AS c0 FROM (SELECT t1."id" AS c0 FROM "sales"."orders" t1) t1 EXCEPT SELECT t1.c0 AS c0 FROM (SELECT t1."id" AS c0 FROM "sales"."orders" t1) t1) t1

# set: UNION ALL
SELECT t1.c0 FROM (SELECT t1.c0 AS c0 FROM (SELECT t1."id" AS c0 FROM "sales"."orders" t1) t1 UNION ALL SELECT t1.c0 AS c0 FROM (SELECT t1."id" AS c0 FROM "sales"."orders" t1) t1) t1

# set: UNION of three
SELECT t1.c0 FROM (SELECT t1.c0 AS c0 FROM (SELECT t1."id" AS c0 FROM "sales"."orders" t1) t1 UNION SELECT t1.c0 AS c0 FROM (SELECT t1."id" AS c0 FROM "sales"."orders" t1) t1 UNION SELECT t1.c0 AS c0 FROM (SELECT t1."id" AS c0 FROM "sales"."orders" t1) t1) t1

# set: EXCEPT ALL
-- refused: equal rows count in it; the form without ALL would let it go

# order: top by id
SELECT t1."id" FROM "sales"."orders" t1 ORDER BY t1."id" DESC NULLS FIRST LIMIT 5

# order: top by tiny
SELECT t1."tiny" FROM "sales"."orders" t1 ORDER BY t1."tiny" DESC NULLS LAST LIMIT 5

# order: top by small
SELECT t1."small" FROM "sales"."orders" t1 ORDER BY t1."small" DESC NULLS FIRST LIMIT 5

# order: top by qty
SELECT t1."qty" FROM "sales"."orders" t1 ORDER BY t1."qty" DESC NULLS LAST LIMIT 5

# order: top by price
SELECT t1."price" FROM "sales"."orders" t1 ORDER BY t1."price" DESC NULLS FIRST LIMIT 5

# order: top by name
SELECT t1."name" FROM "sales"."orders" t1 ORDER BY t1."name" DESC NULLS LAST LIMIT 5

# order: top by Ünï "x"
SELECT t1."Ünï ""x""" FROM "sales"."orders" t1 ORDER BY t1."Ünï ""x""" DESC NULLS FIRST LIMIT 5

# order: top by code
-- refused: code: CHAR(3) is not compared at the source; a column of the part that is compared would let it go

# order: top by ok
SELECT t1."ok" FROM "sales"."orders" t1 ORDER BY t1."ok" DESC NULLS FIRST LIMIT 5

# order: top by ratio
-- refused: ratio: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# order: top by single
-- refused: single: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# order: top by day
SELECT CAST(t1."day" AS VARCHAR) FROM "sales"."orders" t1 ORDER BY t1."day" DESC NULLS LAST LIMIT 5

# order: top by clock
SELECT CAST(t1."clock" AS VARCHAR) FROM "sales"."orders" t1 ORDER BY t1."clock" DESC NULLS FIRST LIMIT 5

# order: top by at
SELECT CAST(t1."at" AS VARCHAR) FROM "sales"."orders" t1 ORDER BY t1."at" DESC NULLS LAST LIMIT 5

# order: top by seen
SELECT CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1 ORDER BY t1."seen" DESC NULLS FIRST LIMIT 5

# order: top by key
-- refused: key: the source's order is another or unknown; a column that the source orders alike would let it go

# order: top by doc
-- refused: doc: JSON is not compared at the source; a column of the part that is compared would let it go

# order: top by bytes
-- refused: bytes: VARBINARY is not compared at the source; a column of the part that is compared would let it go

# order: top by list
-- refused: list: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# order: top by nanos
-- refused: nanos: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# order: limit
SELECT t1."id" FROM "sales"."orders" t1 LIMIT 5

# order: offset and limit
SELECT t1."id" FROM "sales"."orders" t1 ORDER BY t1."id" ASC NULLS LAST OFFSET 10 LIMIT 5

# order: offset
SELECT t1."id" FROM "sales"."orders" t1 ORDER BY t1."id" ASC NULLS LAST OFFSET 10

# order: a filter of the top
SELECT t1.c0 FROM (SELECT t1."id" AS c0 FROM "sales"."orders" t1 LIMIT 5) t1 WHERE t1.c0 = ?
