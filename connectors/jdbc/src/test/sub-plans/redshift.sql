# scan
SELECT "id", "small", "qty", "price", "wide", "name", "long", "code", "ok", "ratio", "single", CAST("day" AS VARCHAR(64)), CAST("clock" AS VARCHAR(64)), CAST("at" AS VARCHAR(64)), CAST("seen" AS VARCHAR(64)), "bytes", JSON_SERIALIZE("doc"), ST_AsText("spot") FROM "sales"."orders"

# scan: id is null
SELECT "id" FROM "sales"."orders" WHERE ("id") IS NULL

# scan: id =
SELECT "id" FROM "sales"."orders" WHERE "id" = ?

# scan: id <
SELECT "id" FROM "sales"."orders" WHERE "id" < ?

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

# scan: wide is null
SELECT "id" FROM "sales"."orders" WHERE ("wide") IS NULL

# scan: wide =
SELECT "id" FROM "sales"."orders" WHERE "wide" = ?

# scan: wide <
SELECT "id" FROM "sales"."orders" WHERE "wide" < ?

# scan: name is null
SELECT "id" FROM "sales"."orders" WHERE ("name") IS NULL

# scan: name =
SELECT "id" FROM "sales"."orders" WHERE TO_HEX(TO_VARBYTE("name", 'utf8')) = TO_HEX(TO_VARBYTE(CAST(? AS VARCHAR(65535)), 'utf8'))

# scan: name <
SELECT "id" FROM "sales"."orders" WHERE TO_HEX(TO_VARBYTE("name", 'utf8')) < TO_HEX(TO_VARBYTE(CAST(? AS VARCHAR(65535)), 'utf8'))

# scan: name LIKE
-- refused: name: the source compares text without trailing spaces, or it is too long; a comparison with another column would let it go

# scan: long is null
SELECT "id" FROM "sales"."orders" WHERE ("long") IS NULL

# scan: long =
-- refused: long: the source compares text without trailing spaces, or it is too long; a comparison with another column would let it go

# scan: long <
-- refused: long: the source compares text without trailing spaces, or it is too long; a comparison with another column would let it go

# scan: long LIKE
-- refused: long: the source compares text without trailing spaces, or it is too long; a comparison with another column would let it go

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
SELECT "id" FROM "sales"."orders" WHERE "clock" = CAST(? AS TIME)

# scan: clock <
SELECT "id" FROM "sales"."orders" WHERE "clock" < CAST(? AS TIME)

# scan: at is null
SELECT "id" FROM "sales"."orders" WHERE ("at") IS NULL

# scan: at =
SELECT "id" FROM "sales"."orders" WHERE "at" = CAST(? AS TIMESTAMP)

# scan: at <
SELECT "id" FROM "sales"."orders" WHERE "at" < CAST(? AS TIMESTAMP)

# scan: seen is null
SELECT "id" FROM "sales"."orders" WHERE ("seen") IS NULL

# scan: seen =
SELECT "id" FROM "sales"."orders" WHERE "seen" = CAST(? AS TIMESTAMPTZ)

# scan: seen <
SELECT "id" FROM "sales"."orders" WHERE "seen" < CAST(? AS TIMESTAMPTZ)

# scan: bytes is null
SELECT "id" FROM "sales"."orders" WHERE ("bytes") IS NULL

# scan: doc is null
SELECT "id" FROM "sales"."orders" WHERE ("doc") IS NULL

# scan: spot is null
SELECT "id" FROM "sales"."orders" WHERE ("spot") IS NULL

# scan: spot =
-- refused: spot: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# scan: spot <
-- refused: spot: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# scan: spot LIKE
-- refused: spot: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# scan: first rows by the first column
SELECT "id", "small", "qty", "price", "wide", "name", "long", "code", "ok", "ratio", "single", CAST("day" AS VARCHAR(64)) AS "tauro 11", CAST("clock" AS VARCHAR(64)) AS "tauro 12", CAST("at" AS VARCHAR(64)) AS "tauro 13", CAST("seen" AS VARCHAR(64)) AS "tauro 14", "bytes", JSON_SERIALIZE("doc") AS "tauro 16", ST_AsText("spot") AS "tauro 17" FROM "sales"."orders" ORDER BY "id" DESC NULLS LAST LIMIT 3

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
SELECT t1."id" FROM "sales"."orders" t1 WHERE CASE WHEN t1."id" = t1."id" THEN 1 WHEN t1."id" IS NULL AND t1."id" IS NULL THEN 1 ELSE 0 END = 1

# filter: id in two
SELECT t1."id" FROM "sales"."orders" t1 WHERE t1."id" IN (?, ?)

# filter: id in seven
SELECT t1."id" FROM "sales"."orders" t1 WHERE t1."id" IN (?, ?, ?, ?, ?, ?, ?)

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
SELECT t1."small" FROM "sales"."orders" t1 WHERE CASE WHEN t1."small" = t1."small" THEN 1 WHEN t1."small" IS NULL AND t1."small" IS NULL THEN 1 ELSE 0 END = 1

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
SELECT t1."qty" FROM "sales"."orders" t1 WHERE CASE WHEN t1."qty" = t1."qty" THEN 1 WHEN t1."qty" IS NULL AND t1."qty" IS NULL THEN 1 ELSE 0 END = 1

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
SELECT t1."price" FROM "sales"."orders" t1 WHERE CASE WHEN t1."price" = t1."price" THEN 1 WHEN t1."price" IS NULL AND t1."price" IS NULL THEN 1 ELSE 0 END = 1

# filter: price in two
SELECT t1."price" FROM "sales"."orders" t1 WHERE t1."price" IN (?, ?)

# filter: price in seven
SELECT t1."price" FROM "sales"."orders" t1 WHERE t1."price" IN (?, ?, ?, ?, ?, ?, ?)

# filter: wide is not null
SELECT t1."wide" FROM "sales"."orders" t1 WHERE (t1."wide") IS NOT NULL

# filter: wide EQ
SELECT t1."wide" FROM "sales"."orders" t1 WHERE t1."wide" = ?

# filter: wide NEQ
SELECT t1."wide" FROM "sales"."orders" t1 WHERE t1."wide" <> ?

# filter: wide LT
SELECT t1."wide" FROM "sales"."orders" t1 WHERE t1."wide" < ?

# filter: wide GTE
SELECT t1."wide" FROM "sales"."orders" t1 WHERE t1."wide" >= ?

# filter: wide EQ itself
SELECT t1."wide" FROM "sales"."orders" t1 WHERE t1."wide" = t1."wide"

# filter: wide IS NOT DISTINCT FROM itself
SELECT t1."wide" FROM "sales"."orders" t1 WHERE CASE WHEN t1."wide" = t1."wide" THEN 1 WHEN t1."wide" IS NULL AND t1."wide" IS NULL THEN 1 ELSE 0 END = 1

# filter: wide in two
SELECT t1."wide" FROM "sales"."orders" t1 WHERE t1."wide" IN (?, ?)

# filter: wide in seven
SELECT t1."wide" FROM "sales"."orders" t1 WHERE t1."wide" IN (?, ?, ?, ?, ?, ?, ?)

# filter: name is not null
SELECT t1."name" FROM "sales"."orders" t1 WHERE (t1."name") IS NOT NULL

# filter: name EQ
SELECT t1."name" FROM "sales"."orders" t1 WHERE TO_HEX(TO_VARBYTE(t1."name", 'utf8')) = TO_HEX(TO_VARBYTE(CAST(? AS VARCHAR(65535)), 'utf8'))

# filter: name NEQ
SELECT t1."name" FROM "sales"."orders" t1 WHERE TO_HEX(TO_VARBYTE(t1."name", 'utf8')) <> TO_HEX(TO_VARBYTE(CAST(? AS VARCHAR(65535)), 'utf8'))

# filter: name LT
SELECT t1."name" FROM "sales"."orders" t1 WHERE TO_HEX(TO_VARBYTE(t1."name", 'utf8')) < TO_HEX(TO_VARBYTE(CAST(? AS VARCHAR(65535)), 'utf8'))

# filter: name GTE
SELECT t1."name" FROM "sales"."orders" t1 WHERE TO_HEX(TO_VARBYTE(t1."name", 'utf8')) >= TO_HEX(TO_VARBYTE(CAST(? AS VARCHAR(65535)), 'utf8'))

# filter: name EQ itself
SELECT t1."name" FROM "sales"."orders" t1 WHERE TO_HEX(TO_VARBYTE(t1."name", 'utf8')) = TO_HEX(TO_VARBYTE(t1."name", 'utf8'))

# filter: name IS NOT DISTINCT FROM itself
SELECT t1."name" FROM "sales"."orders" t1 WHERE CASE WHEN TO_HEX(TO_VARBYTE(t1."name", 'utf8')) = TO_HEX(TO_VARBYTE(t1."name", 'utf8')) THEN 1 WHEN t1."name" IS NULL AND t1."name" IS NULL THEN 1 ELSE 0 END = 1

# filter: name in two
SELECT t1."name" FROM "sales"."orders" t1 WHERE TO_HEX(TO_VARBYTE(t1."name", 'utf8')) IN (TO_HEX(TO_VARBYTE(CAST(? AS VARCHAR(65535)), 'utf8')), TO_HEX(TO_VARBYTE(CAST(? AS VARCHAR(65535)), 'utf8')))

# filter: name in seven
SELECT t1."name" FROM "sales"."orders" t1 WHERE TO_HEX(TO_VARBYTE(t1."name", 'utf8')) IN (TO_HEX(TO_VARBYTE(CAST(? AS VARCHAR(65535)), 'utf8')), TO_HEX(TO_VARBYTE(CAST(? AS VARCHAR(65535)), 'utf8')), TO_HEX(TO_VARBYTE(CAST(? AS VARCHAR(65535)), 'utf8')), TO_HEX(TO_VARBYTE(CAST(? AS VARCHAR(65535)), 'utf8')), TO_HEX(TO_VARBYTE(CAST(? AS VARCHAR(65535)), 'utf8')), TO_HEX(TO_VARBYTE(CAST(? AS VARCHAR(65535)), 'utf8')), TO_HEX(TO_VARBYTE(CAST(? AS VARCHAR(65535)), 'utf8')))

# filter: name LIKE
-- refused: name: the source compares text without trailing spaces, or it is too long; a comparison with another column would let it go

# filter: long is not null
SELECT t1."long" FROM "sales"."orders" t1 WHERE (t1."long") IS NOT NULL

# filter: long EQ
-- refused: long: the source compares text without trailing spaces, or it is too long; a comparison with another column would let it go

# filter: long NEQ
-- refused: long: the source compares text without trailing spaces, or it is too long; a comparison with another column would let it go

# filter: long LT
-- refused: long: the source compares text without trailing spaces, or it is too long; a comparison with another column would let it go

# filter: long GTE
-- refused: long: the source compares text without trailing spaces, or it is too long; a comparison with another column would let it go

# filter: long EQ itself
-- refused: long: the source compares text without trailing spaces, or it is too long; a comparison with another column would let it go

# filter: long IS NOT DISTINCT FROM itself
-- refused: long: the source compares text without trailing spaces, or it is too long; a comparison with another column would let it go

# filter: long in two
-- refused: long: the source compares text without trailing spaces, or it is too long; a comparison with another column would let it go

# filter: long in seven
-- refused: long: the source compares text without trailing spaces, or it is too long; a comparison with another column would let it go

# filter: long LIKE
-- refused: long: the source compares text without trailing spaces, or it is too long; a comparison with another column would let it go

# filter: code is not null
SELECT t1."code" FROM "sales"."orders" t1 WHERE (t1."code") IS NOT NULL

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
SELECT t1."ok" FROM "sales"."orders" t1 WHERE CASE WHEN t1."ok" = t1."ok" THEN 1 WHEN t1."ok" IS NULL AND t1."ok" IS NULL THEN 1 ELSE 0 END = 1

# filter: ok in two
SELECT t1."ok" FROM "sales"."orders" t1 WHERE t1."ok" IN (?, ?)

# filter: ok in seven
SELECT t1."ok" FROM "sales"."orders" t1 WHERE t1."ok" IN (?, ?, ?, ?, ?, ?, ?)

# filter: ok
SELECT t1."ok" FROM "sales"."orders" t1 WHERE t1."ok" = TRUE

# filter: NOT ok
SELECT t1."ok" FROM "sales"."orders" t1 WHERE NOT (t1."ok" = TRUE)

# filter: ok IS_NOT_TRUE
SELECT t1."ok" FROM "sales"."orders" t1 WHERE CASE WHEN (t1."ok" = TRUE) THEN 1 ELSE 0 END = 0

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
SELECT CAST(t1."day" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE (t1."day") IS NOT NULL

# filter: day EQ
SELECT CAST(t1."day" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."day" = CAST(? AS DATE)

# filter: day NEQ
SELECT CAST(t1."day" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."day" <> CAST(? AS DATE)

# filter: day LT
SELECT CAST(t1."day" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."day" < CAST(? AS DATE)

# filter: day GTE
SELECT CAST(t1."day" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."day" >= CAST(? AS DATE)

# filter: day EQ itself
SELECT CAST(t1."day" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."day" = t1."day"

# filter: day IS NOT DISTINCT FROM itself
SELECT CAST(t1."day" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE CASE WHEN t1."day" = t1."day" THEN 1 WHEN t1."day" IS NULL AND t1."day" IS NULL THEN 1 ELSE 0 END = 1

# filter: day in two
SELECT CAST(t1."day" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."day" IN (CAST(? AS DATE), CAST(? AS DATE))

# filter: day in seven
SELECT CAST(t1."day" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."day" IN (CAST(? AS DATE), CAST(? AS DATE), CAST(? AS DATE), CAST(? AS DATE), CAST(? AS DATE), CAST(? AS DATE), CAST(? AS DATE))

# filter: clock is not null
SELECT CAST(t1."clock" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE (t1."clock") IS NOT NULL

# filter: clock EQ
SELECT CAST(t1."clock" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."clock" = CAST(? AS TIME)

# filter: clock NEQ
SELECT CAST(t1."clock" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."clock" <> CAST(? AS TIME)

# filter: clock LT
SELECT CAST(t1."clock" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."clock" < CAST(? AS TIME)

# filter: clock GTE
SELECT CAST(t1."clock" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."clock" >= CAST(? AS TIME)

# filter: clock EQ itself
SELECT CAST(t1."clock" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."clock" = t1."clock"

# filter: clock IS NOT DISTINCT FROM itself
SELECT CAST(t1."clock" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE CASE WHEN t1."clock" = t1."clock" THEN 1 WHEN t1."clock" IS NULL AND t1."clock" IS NULL THEN 1 ELSE 0 END = 1

# filter: clock in two
SELECT CAST(t1."clock" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."clock" IN (CAST(? AS TIME), CAST(? AS TIME))

# filter: clock in seven
SELECT CAST(t1."clock" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."clock" IN (CAST(? AS TIME), CAST(? AS TIME), CAST(? AS TIME), CAST(? AS TIME), CAST(? AS TIME), CAST(? AS TIME), CAST(? AS TIME))

# filter: at is not null
SELECT CAST(t1."at" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE (t1."at") IS NOT NULL

# filter: at EQ
SELECT CAST(t1."at" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."at" = CAST(? AS TIMESTAMP)

# filter: at NEQ
SELECT CAST(t1."at" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."at" <> CAST(? AS TIMESTAMP)

# filter: at LT
SELECT CAST(t1."at" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."at" < CAST(? AS TIMESTAMP)

# filter: at GTE
SELECT CAST(t1."at" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."at" >= CAST(? AS TIMESTAMP)

# filter: at EQ itself
SELECT CAST(t1."at" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."at" = t1."at"

# filter: at IS NOT DISTINCT FROM itself
SELECT CAST(t1."at" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE CASE WHEN t1."at" = t1."at" THEN 1 WHEN t1."at" IS NULL AND t1."at" IS NULL THEN 1 ELSE 0 END = 1

# filter: at in two
SELECT CAST(t1."at" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."at" IN (CAST(? AS TIMESTAMP), CAST(? AS TIMESTAMP))

# filter: at in seven
SELECT CAST(t1."at" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."at" IN (CAST(? AS TIMESTAMP), CAST(? AS TIMESTAMP), CAST(? AS TIMESTAMP), CAST(? AS TIMESTAMP), CAST(? AS TIMESTAMP), CAST(? AS TIMESTAMP), CAST(? AS TIMESTAMP))

# filter: seen is not null
SELECT CAST(t1."seen" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE (t1."seen") IS NOT NULL

# filter: seen EQ
SELECT CAST(t1."seen" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."seen" = CAST(? AS TIMESTAMPTZ)

# filter: seen NEQ
SELECT CAST(t1."seen" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."seen" <> CAST(? AS TIMESTAMPTZ)

# filter: seen LT
SELECT CAST(t1."seen" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."seen" < CAST(? AS TIMESTAMPTZ)

# filter: seen GTE
SELECT CAST(t1."seen" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."seen" >= CAST(? AS TIMESTAMPTZ)

# filter: seen EQ itself
SELECT CAST(t1."seen" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."seen" = t1."seen"

# filter: seen IS NOT DISTINCT FROM itself
SELECT CAST(t1."seen" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE CASE WHEN t1."seen" = t1."seen" THEN 1 WHEN t1."seen" IS NULL AND t1."seen" IS NULL THEN 1 ELSE 0 END = 1

# filter: seen in two
SELECT CAST(t1."seen" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."seen" IN (CAST(? AS TIMESTAMPTZ), CAST(? AS TIMESTAMPTZ))

# filter: seen in seven
SELECT CAST(t1."seen" AS VARCHAR(64)) FROM "sales"."orders" t1 WHERE t1."seen" IN (CAST(? AS TIMESTAMPTZ), CAST(? AS TIMESTAMPTZ), CAST(? AS TIMESTAMPTZ), CAST(? AS TIMESTAMPTZ), CAST(? AS TIMESTAMPTZ), CAST(? AS TIMESTAMPTZ), CAST(? AS TIMESTAMPTZ))

# filter: bytes is not null
SELECT t1."bytes" FROM "sales"."orders" t1 WHERE (t1."bytes") IS NOT NULL

# filter: doc is not null
SELECT JSON_SERIALIZE(t1."doc") FROM "sales"."orders" t1 WHERE (t1."doc") IS NOT NULL

# filter: spot is not null
SELECT ST_AsText(t1."spot") FROM "sales"."orders" t1 WHERE (t1."spot") IS NOT NULL

# filter: spot EQ
-- refused: spot: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: spot NEQ
-- refused: spot: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: spot LT
-- refused: spot: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: spot GTE
-- refused: spot: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: spot EQ itself
-- refused: spot: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: spot IS NOT DISTINCT FROM itself
-- refused: spot: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: spot in two
-- refused: spot: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: spot in seven
-- refused: spot: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# filter: spot LIKE
-- refused: spot: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

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

# value: a constant like small
SELECT CAST(? AS SMALLINT) FROM "sales"."orders" t1

# value: null like small
SELECT CAST(NULL AS SMALLINT) FROM "sales"."orders" t1

# value: CASE of small
SELECT CASE WHEN (t1."small") IS NULL THEN CAST(? AS SMALLINT) ELSE t1."small" END FROM "sales"."orders" t1

# value: small + itself
-- refused: the function ADD can have other results there; a condition without it would let it go

# value: - small
-- refused: the function NEGATE can have other results there; a condition without it would let it go

# value: abs small
-- refused: the function ABS can have other results there; a condition without it would let it go

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

# value: a constant like wide
SELECT CAST(? AS DECIMAL(38,10)) FROM "sales"."orders" t1

# value: null like wide
SELECT CAST(NULL AS DECIMAL(38,10)) FROM "sales"."orders" t1

# value: CASE of wide
-- refused: values of type DECIMAL(38,10) cannot be computed there; a result of another type would let it go

# value: wide - itself
-- refused: the function SUBTRACT can have other results there; a condition without it would let it go

# value: wide * itself
-- refused: the function MULTIPLY can have other results there; a condition without it would let it go

# value: wide / itself
-- refused: the function DIVIDE can have other results there; a condition without it would let it go

# value: a constant like name
SELECT CAST(? AS VARCHAR(65535)) FROM "sales"."orders" t1

# value: null like name
SELECT CAST(NULL AS VARCHAR(65535)) FROM "sales"."orders" t1

# value: CASE of name
SELECT CASE WHEN (t1."name") IS NULL THEN CAST(? AS VARCHAR(65535)) ELSE t1."name" END FROM "sales"."orders" t1

# value: name || itself
-- refused: the function CONCAT can have other results there; a condition without it would let it go

# value: length of name
SELECT CAST(char_length(t1."name") AS INTEGER) FROM "sales"."orders" t1

# value: length of name as BIGINT
SELECT CAST(char_length(t1."name") AS BIGINT) FROM "sales"."orders" t1

# value: upper name
-- refused: the function UPPER can have other results there; a condition without it would let it go

# value: name as VARCHAR
-- refused: a conversion from VARCHAR(40) to VARCHAR can have other results there; a column of that type would let it go

# value: a constant like long
SELECT CAST(? AS VARCHAR(65535)) FROM "sales"."orders" t1

# value: null like long
SELECT CAST(NULL AS VARCHAR(65535)) FROM "sales"."orders" t1

# value: CASE of long
SELECT CASE WHEN (t1."long") IS NULL THEN CAST(? AS VARCHAR(65535)) ELSE t1."long" END FROM "sales"."orders" t1

# value: long || itself
-- refused: the function CONCAT can have other results there; a condition without it would let it go

# value: length of long
SELECT CAST(char_length(t1."long") AS INTEGER) FROM "sales"."orders" t1

# value: length of long as BIGINT
SELECT CAST(char_length(t1."long") AS BIGINT) FROM "sales"."orders" t1

# value: upper long
-- refused: the function UPPER can have other results there; a condition without it would let it go

# value: long as VARCHAR
-- refused: a conversion from VARCHAR(65535) to VARCHAR can have other results there; a column of that type would let it go

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
SELECT CAST(? AS DOUBLE PRECISION) FROM "sales"."orders" t1

# value: null like ratio
SELECT CAST(NULL AS DOUBLE PRECISION) FROM "sales"."orders" t1

# value: CASE of ratio
SELECT CASE WHEN (t1."ratio") IS NULL THEN CAST(? AS DOUBLE PRECISION) ELSE t1."ratio" END FROM "sales"."orders" t1

# value: a constant like single
-- refused: a constant of type REAL cannot be sent; a constant of another type would let it go

# value: null like single
-- refused: a constant of type REAL cannot be sent; a constant of another type would let it go

# value: CASE of single
-- refused: a constant of type REAL cannot be sent; a constant of another type would let it go

# value: a constant like day
SELECT CAST(CAST(? AS DATE) AS VARCHAR(64)) FROM "sales"."orders" t1

# value: null like day
SELECT CAST(CAST(NULL AS DATE) AS VARCHAR(64)) FROM "sales"."orders" t1

# value: CASE of day
SELECT CAST(CASE WHEN (t1."day") IS NULL THEN CAST(? AS DATE) ELSE t1."day" END AS VARCHAR(64)) FROM "sales"."orders" t1

# value: year of day
SELECT CAST(EXTRACT(YEAR FROM t1."day") AS BIGINT) FROM "sales"."orders" t1

# value: a constant like clock
SELECT CAST(CAST(? AS TIME) AS VARCHAR(64)) FROM "sales"."orders" t1

# value: null like clock
SELECT CAST(CAST(NULL AS TIME) AS VARCHAR(64)) FROM "sales"."orders" t1

# value: CASE of clock
SELECT CAST(CASE WHEN (t1."clock") IS NULL THEN CAST(? AS TIME) ELSE t1."clock" END AS VARCHAR(64)) FROM "sales"."orders" t1

# value: a constant like at
SELECT CAST(CAST(? AS TIMESTAMP) AS VARCHAR(64)) FROM "sales"."orders" t1

# value: null like at
SELECT CAST(CAST(NULL AS TIMESTAMP) AS VARCHAR(64)) FROM "sales"."orders" t1

# value: CASE of at
SELECT CAST(CASE WHEN (t1."at") IS NULL THEN CAST(? AS TIMESTAMP) ELSE t1."at" END AS VARCHAR(64)) FROM "sales"."orders" t1

# value: year of at
SELECT CAST(EXTRACT(YEAR FROM t1."at") AS BIGINT) FROM "sales"."orders" t1

# value: a constant like seen
SELECT CAST(CAST(? AS TIMESTAMPTZ) AS VARCHAR(64)) FROM "sales"."orders" t1

# value: null like seen
SELECT CAST(CAST(NULL AS TIMESTAMPTZ) AS VARCHAR(64)) FROM "sales"."orders" t1

# value: CASE of seen
SELECT CAST(CASE WHEN (t1."seen") IS NULL THEN CAST(? AS TIMESTAMPTZ) ELSE t1."seen" END AS VARCHAR(64)) FROM "sales"."orders" t1

# value: a constant like spot
SELECT CAST(? AS VARCHAR(65535)) FROM "sales"."orders" t1

# value: null like spot
SELECT CAST(NULL AS VARCHAR(65535)) FROM "sales"."orders" t1

# value: CASE of spot
SELECT CASE WHEN (t1."spot") IS NULL THEN CAST(? AS VARCHAR(65535)) ELSE ST_AsText(t1."spot") END FROM "sales"."orders" t1

# value: spot || itself
-- refused: the function CONCAT can have other results there; a condition without it would let it go

# value: length of spot
SELECT CAST(char_length(ST_AsText(t1."spot")) AS INTEGER) FROM "sales"."orders" t1

# value: length of spot as BIGINT
SELECT CAST(char_length(ST_AsText(t1."spot")) AS BIGINT) FROM "sales"."orders" t1

# value: upper spot
-- refused: the function UPPER can have other results there; a condition without it would let it go

# value: spot as VARCHAR
-- refused: a conversion from VARCHAR to VARCHAR can have other results there; a column of that type would let it go

# join: INNER
SELECT t1."id", t1."small", t1."qty", t1."price", t1."wide", t1."name", t1."long", t1."code", t1."ok", t1."ratio", t1."single", CAST(t1."day" AS VARCHAR(64)), CAST(t1."clock" AS VARCHAR(64)), CAST(t1."at" AS VARCHAR(64)), CAST(t1."seen" AS VARCHAR(64)), t1."bytes", JSON_SERIALIZE(t1."doc"), ST_AsText(t1."spot"), t2.c0, t2.c1, t2.c2, t2.c3, t2.c4, t2.c5, t2.c6, t2.c7, t2.c8, t2.c9, t2.c10, CAST(t2.c11 AS VARCHAR(64)), CAST(t2.c12 AS VARCHAR(64)), CAST(t2.c13 AS VARCHAR(64)), CAST(t2.c14 AS VARCHAR(64)), t2.c15, JSON_SERIALIZE(t2.c16), ST_AsText(t2.c17) FROM "sales"."orders" t1 INNER JOIN (SELECT t1."id" AS c0, t1."small" AS c1, t1."qty" AS c2, t1."price" AS c3, t1."wide" AS c4, t1."name" AS c5, t1."long" AS c6, t1."code" AS c7, t1."ok" AS c8, t1."ratio" AS c9, t1."single" AS c10, t1."day" AS c11, t1."clock" AS c12, t1."at" AS c13, t1."seen" AS c14, t1."bytes" AS c15, t1."doc" AS c16, t1."spot" AS c17 FROM "sales"."orders" t1) t2 ON t1."id" = t2.c0

# join: INNER by a range
SELECT t1."id", t1."small", t1."qty", t1."price", t1."wide", t1."name", t1."long", t1."code", t1."ok", t1."ratio", t1."single", CAST(t1."day" AS VARCHAR(64)), CAST(t1."clock" AS VARCHAR(64)), CAST(t1."at" AS VARCHAR(64)), CAST(t1."seen" AS VARCHAR(64)), t1."bytes", JSON_SERIALIZE(t1."doc"), ST_AsText(t1."spot"), t2.c0, t2.c1, t2.c2, t2.c3, t2.c4, t2.c5, t2.c6, t2.c7, t2.c8, t2.c9, t2.c10, CAST(t2.c11 AS VARCHAR(64)), CAST(t2.c12 AS VARCHAR(64)), CAST(t2.c13 AS VARCHAR(64)), CAST(t2.c14 AS VARCHAR(64)), t2.c15, JSON_SERIALIZE(t2.c16), ST_AsText(t2.c17) FROM "sales"."orders" t1 INNER JOIN (SELECT t1."id" AS c0, t1."small" AS c1, t1."qty" AS c2, t1."price" AS c3, t1."wide" AS c4, t1."name" AS c5, t1."long" AS c6, t1."code" AS c7, t1."ok" AS c8, t1."ratio" AS c9, t1."single" AS c10, t1."day" AS c11, t1."clock" AS c12, t1."at" AS c13, t1."seen" AS c14, t1."bytes" AS c15, t1."doc" AS c16, t1."spot" AS c17 FROM "sales"."orders" t1) t2 ON t1."id" < t2.c0

# join: LEFT
SELECT t1."id", t1."small", t1."qty", t1."price", t1."wide", t1."name", t1."long", t1."code", t1."ok", t1."ratio", t1."single", CAST(t1."day" AS VARCHAR(64)), CAST(t1."clock" AS VARCHAR(64)), CAST(t1."at" AS VARCHAR(64)), CAST(t1."seen" AS VARCHAR(64)), t1."bytes", JSON_SERIALIZE(t1."doc"), ST_AsText(t1."spot"), t2.c0, t2.c1, t2.c2, t2.c3, t2.c4, t2.c5, t2.c6, t2.c7, t2.c8, t2.c9, t2.c10, CAST(t2.c11 AS VARCHAR(64)), CAST(t2.c12 AS VARCHAR(64)), CAST(t2.c13 AS VARCHAR(64)), CAST(t2.c14 AS VARCHAR(64)), t2.c15, JSON_SERIALIZE(t2.c16), ST_AsText(t2.c17) FROM "sales"."orders" t1 LEFT JOIN (SELECT t1."id" AS c0, t1."small" AS c1, t1."qty" AS c2, t1."price" AS c3, t1."wide" AS c4, t1."name" AS c5, t1."long" AS c6, t1."code" AS c7, t1."ok" AS c8, t1."ratio" AS c9, t1."single" AS c10, t1."day" AS c11, t1."clock" AS c12, t1."at" AS c13, t1."seen" AS c14, t1."bytes" AS c15, t1."doc" AS c16, t1."spot" AS c17 FROM "sales"."orders" t1) t2 ON t1."id" = t2.c0

# join: LEFT by a range
-- refused: the source has no such join: LEFT; an INNER or LEFT join would let it go

# join: RIGHT
SELECT t1."id", t1."small", t1."qty", t1."price", t1."wide", t1."name", t1."long", t1."code", t1."ok", t1."ratio", t1."single", CAST(t1."day" AS VARCHAR(64)), CAST(t1."clock" AS VARCHAR(64)), CAST(t1."at" AS VARCHAR(64)), CAST(t1."seen" AS VARCHAR(64)), t1."bytes", JSON_SERIALIZE(t1."doc"), ST_AsText(t1."spot"), t2.c0, t2.c1, t2.c2, t2.c3, t2.c4, t2.c5, t2.c6, t2.c7, t2.c8, t2.c9, t2.c10, CAST(t2.c11 AS VARCHAR(64)), CAST(t2.c12 AS VARCHAR(64)), CAST(t2.c13 AS VARCHAR(64)), CAST(t2.c14 AS VARCHAR(64)), t2.c15, JSON_SERIALIZE(t2.c16), ST_AsText(t2.c17) FROM "sales"."orders" t1 RIGHT JOIN (SELECT t1."id" AS c0, t1."small" AS c1, t1."qty" AS c2, t1."price" AS c3, t1."wide" AS c4, t1."name" AS c5, t1."long" AS c6, t1."code" AS c7, t1."ok" AS c8, t1."ratio" AS c9, t1."single" AS c10, t1."day" AS c11, t1."clock" AS c12, t1."at" AS c13, t1."seen" AS c14, t1."bytes" AS c15, t1."doc" AS c16, t1."spot" AS c17 FROM "sales"."orders" t1) t2 ON t1."id" = t2.c0

# join: RIGHT by a range
-- refused: the source has no such join: RIGHT; an INNER or LEFT join would let it go

# join: FULL
SELECT t1."id", t1."small", t1."qty", t1."price", t1."wide", t1."name", t1."long", t1."code", t1."ok", t1."ratio", t1."single", CAST(t1."day" AS VARCHAR(64)), CAST(t1."clock" AS VARCHAR(64)), CAST(t1."at" AS VARCHAR(64)), CAST(t1."seen" AS VARCHAR(64)), t1."bytes", JSON_SERIALIZE(t1."doc"), ST_AsText(t1."spot"), t2.c0, t2.c1, t2.c2, t2.c3, t2.c4, t2.c5, t2.c6, t2.c7, t2.c8, t2.c9, t2.c10, CAST(t2.c11 AS VARCHAR(64)), CAST(t2.c12 AS VARCHAR(64)), CAST(t2.c13 AS VARCHAR(64)), CAST(t2.c14 AS VARCHAR(64)), t2.c15, JSON_SERIALIZE(t2.c16), ST_AsText(t2.c17) FROM "sales"."orders" t1 FULL JOIN (SELECT t1."id" AS c0, t1."small" AS c1, t1."qty" AS c2, t1."price" AS c3, t1."wide" AS c4, t1."name" AS c5, t1."long" AS c6, t1."code" AS c7, t1."ok" AS c8, t1."ratio" AS c9, t1."single" AS c10, t1."day" AS c11, t1."clock" AS c12, t1."at" AS c13, t1."seen" AS c14, t1."bytes" AS c15, t1."doc" AS c16, t1."spot" AS c17 FROM "sales"."orders" t1) t2 ON t1."id" = t2.c0

# join: FULL by a range
-- refused: the source has no such join: FULL; an INNER or LEFT join would let it go

# join: SEMI
SELECT t1."id", t1."small", t1."qty", t1."price", t1."wide", t1."name", t1."long", t1."code", t1."ok", t1."ratio", t1."single", CAST(t1."day" AS VARCHAR(64)), CAST(t1."clock" AS VARCHAR(64)), CAST(t1."at" AS VARCHAR(64)), CAST(t1."seen" AS VARCHAR(64)), t1."bytes", JSON_SERIALIZE(t1."doc"), ST_AsText(t1."spot") FROM "sales"."orders" t1 WHERE EXISTS (SELECT 1 FROM (SELECT t1."id" AS c0, t1."small" AS c1, t1."qty" AS c2, t1."price" AS c3, t1."wide" AS c4, t1."name" AS c5, t1."long" AS c6, t1."code" AS c7, t1."ok" AS c8, t1."ratio" AS c9, t1."single" AS c10, t1."day" AS c11, t1."clock" AS c12, t1."at" AS c13, t1."seen" AS c14, t1."bytes" AS c15, t1."doc" AS c16, t1."spot" AS c17 FROM "sales"."orders" t1) t2 WHERE t1."id" = t2.c0)

# join: SEMI by a range
-- refused: the source has no such join: SEMI; an INNER or LEFT join would let it go

# join: ANTI
SELECT t1."id", t1."small", t1."qty", t1."price", t1."wide", t1."name", t1."long", t1."code", t1."ok", t1."ratio", t1."single", CAST(t1."day" AS VARCHAR(64)), CAST(t1."clock" AS VARCHAR(64)), CAST(t1."at" AS VARCHAR(64)), CAST(t1."seen" AS VARCHAR(64)), t1."bytes", JSON_SERIALIZE(t1."doc"), ST_AsText(t1."spot") FROM "sales"."orders" t1 WHERE NOT EXISTS (SELECT 1 FROM (SELECT t1."id" AS c0, t1."small" AS c1, t1."qty" AS c2, t1."price" AS c3, t1."wide" AS c4, t1."name" AS c5, t1."long" AS c6, t1."code" AS c7, t1."ok" AS c8, t1."ratio" AS c9, t1."single" AS c10, t1."day" AS c11, t1."clock" AS c12, t1."at" AS c13, t1."seen" AS c14, t1."bytes" AS c15, t1."doc" AS c16, t1."spot" AS c17 FROM "sales"."orders" t1) t2 WHERE t1."id" = t2.c0)

# join: ANTI by a range
-- refused: the source has no such join: ANTI; an INNER or LEFT join would let it go

# join: of sub-plans
SELECT t1.c0, t1.c1, t1.c2, t1.c3, t1.c4, t1.c5, t1.c6, t1.c7, t1.c8, t1.c9, t1.c10, CAST(t1.c11 AS VARCHAR(64)), CAST(t1.c12 AS VARCHAR(64)), CAST(t1.c13 AS VARCHAR(64)), CAST(t1.c14 AS VARCHAR(64)), t1.c15, JSON_SERIALIZE(t1.c16), ST_AsText(t1.c17), t2.c0, t2.c1 FROM (SELECT t1."id" AS c0, t1."small" AS c1, t1."qty" AS c2, t1."price" AS c3, t1."wide" AS c4, t1."name" AS c5, t1."long" AS c6, t1."code" AS c7, t1."ok" AS c8, t1."ratio" AS c9, t1."single" AS c10, t1."day" AS c11, t1."clock" AS c12, t1."at" AS c13, t1."seen" AS c14, t1."bytes" AS c15, t1."doc" AS c16, t1."spot" AS c17 FROM "sales"."orders" t1 WHERE t1."id" = ?) t1 LEFT JOIN (SELECT t1."id" AS c0, COUNT(*) AS c1 FROM "sales"."orders" t1 GROUP BY t1."id") t2 ON t1.c0 = t2.c0

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
SELECT SUM(CAST(CASE WHEN t1."ok" = TRUE THEN t1."id" END AS DECIMAL(38,0))) FROM "sales"."orders" t1

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
SELECT SUM(CASE WHEN t1."ok" = TRUE THEN t1."small" END) FROM "sales"."orders" t1

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
SELECT SUM(CASE WHEN t1."ok" = TRUE THEN t1."qty" END) FROM "sales"."orders" t1

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
SELECT SUM(CASE WHEN t1."ok" = TRUE THEN t1."price" END) FROM "sales"."orders" t1

# aggregate: by wide
SELECT t1."wide", COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."wide"

# aggregate: COUNT(DISTINCT wide)
SELECT COUNT(DISTINCT t1."wide") FROM "sales"."orders" t1

# aggregate: MIN(wide)
SELECT MIN(t1."wide") FROM "sales"."orders" t1

# aggregate: SUM(wide)
SELECT SUM(t1."wide") FROM "sales"."orders" t1

# aggregate: SUM(DISTINCT wide)
SELECT SUM(DISTINCT t1."wide") FROM "sales"."orders" t1

# aggregate: SUM(wide) FILTER
SELECT SUM(CASE WHEN t1."ok" = TRUE THEN t1."wide" END) FROM "sales"."orders" t1

# aggregate: by name
-- refused: name: values of type VARCHAR(40) are told apart in another way there; a column of another type would let it go

# aggregate: COUNT(DISTINCT name)
-- refused: name: values of type VARCHAR(40) are told apart in another way there; a column of another type would let it go

# aggregate: MIN(name)
-- refused: the aggregate MIN of VARCHAR(40) can have other results there; an aggregate that has not would let it go

# aggregate: by long
-- refused: long: values of type VARCHAR(65535) are told apart in another way there; a column of another type would let it go

# aggregate: COUNT(DISTINCT long)
-- refused: long: values of type VARCHAR(65535) are told apart in another way there; a column of another type would let it go

# aggregate: MIN(long)
-- refused: the aggregate MIN of VARCHAR(65535) can have other results there; an aggregate that has not would let it go

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
SELECT CAST(t1."day" AS VARCHAR(64)), COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."day"

# aggregate: COUNT(DISTINCT day)
SELECT COUNT(DISTINCT t1."day") FROM "sales"."orders" t1

# aggregate: MIN(day)
SELECT CAST(MIN(t1."day") AS VARCHAR(64)) FROM "sales"."orders" t1

# aggregate: by clock
SELECT CAST(t1."clock" AS VARCHAR(64)), COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."clock"

# aggregate: COUNT(DISTINCT clock)
SELECT COUNT(DISTINCT t1."clock") FROM "sales"."orders" t1

# aggregate: MIN(clock)
SELECT CAST(MIN(t1."clock") AS VARCHAR(64)) FROM "sales"."orders" t1

# aggregate: by at
SELECT CAST(t1."at" AS VARCHAR(64)), COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."at"

# aggregate: COUNT(DISTINCT at)
SELECT COUNT(DISTINCT t1."at") FROM "sales"."orders" t1

# aggregate: MIN(at)
SELECT CAST(MIN(t1."at") AS VARCHAR(64)) FROM "sales"."orders" t1

# aggregate: by seen
SELECT CAST(t1."seen" AS VARCHAR(64)), COUNT(*) FROM "sales"."orders" t1 GROUP BY t1."seen"

# aggregate: COUNT(DISTINCT seen)
SELECT COUNT(DISTINCT t1."seen") FROM "sales"."orders" t1

# aggregate: MIN(seen)
SELECT CAST(MIN(t1."seen") AS VARCHAR(64)) FROM "sales"."orders" t1

# aggregate: by bytes
-- refused: bytes: values of type VARBINARY are told apart in another way there; a column of another type would let it go

# aggregate: COUNT(DISTINCT bytes)
-- refused: bytes: values of type VARBINARY are told apart in another way there; a column of another type would let it go

# aggregate: MIN(bytes)
-- refused: the aggregate MIN of VARBINARY can have other results there; an aggregate that has not would let it go

# aggregate: by doc
-- refused: doc: values of type JSON are told apart in another way there; a column of another type would let it go

# aggregate: COUNT(DISTINCT doc)
-- refused: doc: values of type JSON are told apart in another way there; a column of another type would let it go

# aggregate: MIN(doc)
-- refused: the aggregate MIN of JSON can have other results there; an aggregate that has not would let it go

# aggregate: by spot
-- refused: spot: values of type VARCHAR are told apart in another way there; a column of another type would let it go

# aggregate: COUNT(DISTINCT spot)
-- refused: spot: values of type VARCHAR are told apart in another way there; a column of another type would let it go

# aggregate: MIN(spot)
-- refused: the aggregate MIN of VARCHAR can have other results there; an aggregate that has not would let it go

# aggregate: COUNT(*) FILTER
SELECT t1."id", COUNT(CASE WHEN t1."ok" = TRUE THEN 1 END) FROM "sales"."orders" t1 GROUP BY t1."id"

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
-- refused: the window function COUNT can have other results there; one that has not would let it go

# window: COUNT TO_ROW
SELECT t1.c0, t1.c1 FROM (SELECT t1."id" AS c0, COUNT(*) OVER (PARTITION BY t1."id" ORDER BY t1."id" ASC NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by id
SELECT t1.c0, t1.c1 FROM (SELECT t1."id" AS c0, RANK() OVER (PARTITION BY t1."id" ORDER BY t1."id" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by small
SELECT t1.c0, t1.c1 FROM (SELECT t1."small" AS c0, RANK() OVER (PARTITION BY t1."small" ORDER BY t1."small" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by qty
SELECT t1.c0, t1.c1 FROM (SELECT t1."qty" AS c0, RANK() OVER (PARTITION BY t1."qty" ORDER BY t1."qty" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by price
SELECT t1.c0, t1.c1 FROM (SELECT t1."price" AS c0, RANK() OVER (PARTITION BY t1."price" ORDER BY t1."price" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by wide
SELECT t1.c0, t1.c1 FROM (SELECT t1."wide" AS c0, RANK() OVER (PARTITION BY t1."wide" ORDER BY t1."wide" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by name
-- refused: name: values of type VARCHAR(40) are told apart in another way there; a column of another type would let it go

# window: RANK by long
-- refused: long: values of type VARCHAR(65535) are told apart in another way there; a column of another type would let it go

# window: RANK by code
-- refused: code: values of type CHAR(3) are told apart in another way there; a column of another type would let it go

# window: RANK by ok
SELECT t1.c0, t1.c1 FROM (SELECT t1."ok" AS c0, RANK() OVER (PARTITION BY t1."ok" ORDER BY t1."ok" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by ratio
-- refused: ratio: values of type DOUBLE are told apart in another way there; a column of another type would let it go

# window: RANK by single
-- refused: single: values of type REAL are told apart in another way there; a column of another type would let it go

# window: RANK by day
SELECT CAST(t1.c0 AS VARCHAR(64)), t1.c1 FROM (SELECT t1."day" AS c0, RANK() OVER (PARTITION BY t1."day" ORDER BY t1."day" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by clock
SELECT CAST(t1.c0 AS VARCHAR(64)), t1.c1 FROM (SELECT t1."clock" AS c0, RANK() OVER (PARTITION BY t1."clock" ORDER BY t1."clock" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by at
SELECT CAST(t1.c0 AS VARCHAR(64)), t1.c1 FROM (SELECT t1."at" AS c0, RANK() OVER (PARTITION BY t1."at" ORDER BY t1."at" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by seen
SELECT CAST(t1.c0 AS VARCHAR(64)), t1.c1 FROM (SELECT t1."seen" AS c0, RANK() OVER (PARTITION BY t1."seen" ORDER BY t1."seen" DESC NULLS LAST) AS c1 FROM "sales"."orders" t1) t1

# window: RANK by bytes
-- refused: bytes: values of type VARBINARY are told apart in another way there; a column of another type would let it go

# window: RANK by doc
-- refused: doc: values of type JSON are told apart in another way there; a column of another type would let it go

# window: RANK by spot
-- refused: spot: values of type VARCHAR are told apart in another way there; a column of another type would let it go

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

# order: top by small
SELECT t1."small" FROM "sales"."orders" t1 ORDER BY t1."small" DESC NULLS LAST LIMIT 5

# order: top by qty
SELECT t1."qty" FROM "sales"."orders" t1 ORDER BY t1."qty" DESC NULLS FIRST LIMIT 5

# order: top by price
SELECT t1."price" FROM "sales"."orders" t1 ORDER BY t1."price" DESC NULLS LAST LIMIT 5

# order: top by wide
SELECT t1."wide" FROM "sales"."orders" t1 ORDER BY t1."wide" DESC NULLS FIRST LIMIT 5

# order: top by name
SELECT t1."name" FROM "sales"."orders" t1 ORDER BY TO_HEX(TO_VARBYTE(t1."name", 'utf8')) DESC NULLS LAST LIMIT 5

# order: top by long
-- refused: long: the source compares text without trailing spaces, or it is too long; a comparison with another column would let it go

# order: top by code
-- refused: code: CHAR(3) is not compared at the source; a column of the part that is compared would let it go

# order: top by ok
SELECT t1."ok" FROM "sales"."orders" t1 ORDER BY t1."ok" DESC NULLS FIRST LIMIT 5

# order: top by ratio
-- refused: ratio: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# order: top by single
-- refused: single: the source orders NaN, or writes the numbers, in another way; a DECIMAL or integer column would let it go

# order: top by day
SELECT CAST(t1."day" AS VARCHAR(64)) FROM "sales"."orders" t1 ORDER BY t1."day" DESC NULLS LAST LIMIT 5

# order: top by clock
SELECT CAST(t1."clock" AS VARCHAR(64)) FROM "sales"."orders" t1 ORDER BY t1."clock" DESC NULLS FIRST LIMIT 5

# order: top by at
SELECT CAST(t1."at" AS VARCHAR(64)) FROM "sales"."orders" t1 ORDER BY t1."at" DESC NULLS LAST LIMIT 5

# order: top by seen
SELECT CAST(t1."seen" AS VARCHAR(64)) FROM "sales"."orders" t1 ORDER BY t1."seen" DESC NULLS FIRST LIMIT 5

# order: top by bytes
-- refused: bytes: VARBINARY is not compared at the source; a column of the part that is compared would let it go

# order: top by doc
-- refused: doc: JSON is not compared at the source; a column of the part that is compared would let it go

# order: top by spot
-- refused: spot: its type is known here as text only; a view of the source that casts it to a type of SQL would let it go

# order: limit
SELECT t1."id" FROM "sales"."orders" t1 LIMIT 5

# order: offset and limit
SELECT t1."id" FROM "sales"."orders" t1 ORDER BY t1."id" ASC NULLS LAST LIMIT 5 OFFSET 10

# order: offset
SELECT t1."id" FROM "sales"."orders" t1 ORDER BY t1."id" ASC NULLS LAST OFFSET 10

# order: a filter of the top
SELECT t1.c0 FROM (SELECT t1."id" AS c0 FROM "sales"."orders" t1 LIMIT 5) t1 WHERE t1.c0 = ?
