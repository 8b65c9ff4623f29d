# scan: clock =
SELECT "id" FROM "sales"."orders" WHERE "clock" = CAST(? AS TIME)

# scan: clock <
SELECT "id" FROM "sales"."orders" WHERE "clock" < CAST(? AS TIME)

# scan: at =
SELECT "id" FROM "sales"."orders" WHERE "at" = CAST(? AS TIMESTAMP)

# scan: at <
SELECT "id" FROM "sales"."orders" WHERE "at" < CAST(? AS TIMESTAMP)

# scan: seen =
SELECT "id" FROM "sales"."orders" WHERE "seen" = CAST(? AS TIMESTAMP WITH TIME ZONE)

# scan: seen <
SELECT "id" FROM "sales"."orders" WHERE "seen" < CAST(? AS TIMESTAMP WITH TIME ZONE)

# filter: clock EQ
SELECT CAST(t1."clock" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."clock" = CAST(? AS TIME)

# filter: clock NEQ
SELECT CAST(t1."clock" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."clock" <> CAST(? AS TIME)

# filter: clock LT
SELECT CAST(t1."clock" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."clock" < CAST(? AS TIME)

# filter: clock GTE
SELECT CAST(t1."clock" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."clock" >= CAST(? AS TIME)

# filter: clock in two
SELECT CAST(t1."clock" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."clock" IN (CAST(? AS TIME), CAST(? AS TIME))

# filter: clock in seven
SELECT CAST(t1."clock" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."clock" IN (CAST(? AS TIME), CAST(? AS TIME), CAST(? AS TIME), CAST(? AS TIME), CAST(? AS TIME), CAST(? AS TIME), CAST(? AS TIME))

# filter: at EQ
SELECT CAST(t1."at" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."at" = CAST(? AS TIMESTAMP)

# filter: at NEQ
SELECT CAST(t1."at" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."at" <> CAST(? AS TIMESTAMP)

# filter: at LT
SELECT CAST(t1."at" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."at" < CAST(? AS TIMESTAMP)

# filter: at GTE
SELECT CAST(t1."at" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."at" >= CAST(? AS TIMESTAMP)

# filter: at in two
SELECT CAST(t1."at" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."at" IN (CAST(? AS TIMESTAMP), CAST(? AS TIMESTAMP))

# filter: at in seven
SELECT CAST(t1."at" AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."at" IN (CAST(? AS TIMESTAMP), CAST(? AS TIMESTAMP), CAST(? AS TIMESTAMP), CAST(? AS TIMESTAMP), CAST(? AS TIMESTAMP), CAST(? AS TIMESTAMP), CAST(? AS TIMESTAMP))

# filter: seen EQ
SELECT CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."seen" = CAST(? AS TIMESTAMP WITH TIME ZONE)

# filter: seen NEQ
SELECT CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."seen" <> CAST(? AS TIMESTAMP WITH TIME ZONE)

# filter: seen LT
SELECT CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."seen" < CAST(? AS TIMESTAMP WITH TIME ZONE)

# filter: seen GTE
SELECT CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."seen" >= CAST(? AS TIMESTAMP WITH TIME ZONE)

# filter: seen in two
SELECT CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."seen" IN (CAST(? AS TIMESTAMP WITH TIME ZONE), CAST(? AS TIMESTAMP WITH TIME ZONE))

# filter: seen in seven
SELECT CAST(t1."seen" AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1 WHERE t1."seen" IN (CAST(? AS TIMESTAMP WITH TIME ZONE), CAST(? AS TIMESTAMP WITH TIME ZONE), CAST(? AS TIMESTAMP WITH TIME ZONE), CAST(? AS TIMESTAMP WITH TIME ZONE), CAST(? AS TIMESTAMP WITH TIME ZONE), CAST(? AS TIMESTAMP WITH TIME ZONE), CAST(? AS TIMESTAMP WITH TIME ZONE))

# value: a constant like clock
SELECT CAST(CAST(? AS TIME) AS VARCHAR) FROM "sales"."orders" t1

# value: null like clock
SELECT CAST(CAST(NULL AS TIME) AS VARCHAR) FROM "sales"."orders" t1

# value: CASE of clock
SELECT CAST(CASE WHEN (t1."clock") IS NULL THEN CAST(? AS TIME) ELSE t1."clock" END AS VARCHAR) FROM "sales"."orders" t1

# value: a constant like at
SELECT CAST(CAST(? AS TIMESTAMP) AS VARCHAR) FROM "sales"."orders" t1

# value: null like at
SELECT CAST(CAST(NULL AS TIMESTAMP) AS VARCHAR) FROM "sales"."orders" t1

# value: CASE of at
SELECT CAST(CASE WHEN (t1."at") IS NULL THEN CAST(? AS TIMESTAMP) ELSE t1."at" END AS VARCHAR) FROM "sales"."orders" t1

# value: a constant like seen
SELECT CAST(CAST(? AS TIMESTAMP WITH TIME ZONE) AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1

# value: null like seen
SELECT CAST(CAST(NULL AS TIMESTAMP WITH TIME ZONE) AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1

# value: CASE of seen
SELECT CAST(CASE WHEN (t1."seen") IS NULL THEN CAST(? AS TIMESTAMP WITH TIME ZONE) ELSE t1."seen" END AT TIME ZONE 'UTC' AS VARCHAR) FROM "sales"."orders" t1

# order: offset and limit
-- refused: the source has no OFFSET; a limit without one would let it go

# order: offset
-- refused: the source has no OFFSET; a limit without one would let it go
