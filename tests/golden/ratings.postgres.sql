WITH "t21" AS (
  SELECT
    "t1"."company_no",
    "t1"."community_no",
    "t1"."complaint_id",
    "t1"."channel",
    "t1"."category",
    "t1"."liability",
    "t1"."upheld",
    "t1"."satisfaction",
    "t1"."duplicate_of",
    "t1"."received_at",
    "t1"."answered_at",
    "t1"."closed_at",
    "t1"."recorded_at",
    "t1"."received_at" AS "occurred_on",
    "t1"."received_at" AS "starts_on",
    2932896 AS "stops_on"
  FROM "complaints" AS "t1"
  WHERE
    "t1"."recorded_at" <= 0
    AND "t1"."received_at" IS NOT NULL
    AND "t1"."received_at" < 2932896
    AND "t1"."received_at" >= 19539
    AND "t1"."received_at" <= 19904
    AND 2932896 > 19904
)
SELECT
  "t79"."company_no",
  "t79"."component_good" AS "good",
  "t79"."component_bad" AS "bad",
  "t79"."score",
  CASE
    WHEN "t79"."status" = 'not_participating'
    THEN 'C(missing)'
    ELSE CASE
      WHEN "t79"."place" = 0
      THEN 'AAA'
      WHEN "t79"."place" = 1
      THEN 'AA'
      WHEN "t79"."place" = 2
      THEN 'A'
      WHEN "t79"."place" = 3
      THEN 'B'
      WHEN "t79"."place" = 4
      THEN 'C'
      ELSE ''
    END
  END AS "grade",
  "t79"."status",
  "t79"."blacklisted",
  CASE
    WHEN "t79"."status" = 'not_participating'
    THEN 'C(missing)'
    ELSE CASE
      WHEN "t79"."place" = 0
      THEN 'AAA'
      WHEN "t79"."place" = 1
      THEN 'AA'
      WHEN "t79"."place" = 2
      THEN 'A'
      WHEN "t79"."place" = 3
      THEN 'B'
      WHEN "t79"."place" = 4
      THEN 'C'
      ELSE ''
    END
  END IN ('AAA', 'AA', 'A')
  AND NOT (
    "t79"."blacklisted"
  ) AS "eligible",
  "t79"."next_change_on"
FROM (
  SELECT
    "t78"."company_no",
    "t78"."participates",
    "t78"."word_0",
    "t78"."flags",
    "t78"."last_barred",
    "t78"."first_0",
    "t78"."stops",
    "t78"."crowded",
    "t78"."sum_1",
    "t78"."sum_2",
    "t78"."serves",
    "t78"."next_start",
    "t78"."next_end",
    "t78"."households",
    "t78"."changes_on",
    "t78"."leaves_on",
    "t78"."measure_0_numerator",
    "t78"."measure_0",
    "t78"."component_good",
    "t78"."component_bad",
    "t78"."score",
    "t78"."first_0_day",
    "t78"."first_0_until",
    NULLIF(
      LEAST(
        COALESCE("t78"."first_0_until", 2932896),
        COALESCE("t78"."stops", 2932896),
        COALESCE("t78"."changes_on", 2932896),
        COALESCE(
          CASE
            WHEN "t78"."participates"
            THEN CASE
              WHEN COALESCE("t78"."serves", 0) = 1
              THEN "t78"."leaves_on"
              ELSE "t78"."next_start"
            END
            ELSE 2932896
          END,
          2932896
        ),
        COALESCE("t78"."next_start", 2932896),
        COALESCE("t78"."next_end", 2932896),
        2932896
      ),
      2932896
    ) AS "next_change_on",
    CASE
      WHEN NOT (
        "t78"."participates"
      )
      THEN 'not_participating'
      WHEN NOT (
        COALESCE("t78"."serves", 0) = 1
      )
      THEN 'no_project'
      ELSE 'rated'
    END AS "status",
    GREATEST(
      CASE
        WHEN TRUE AND (
          "t78"."score" >= 85000
        )
        THEN 0
        WHEN TRUE AND (
          "t78"."score" >= 80000
        )
        THEN 1
        WHEN TRUE AND (
          "t78"."score" >= 70000
        )
        THEN 2
        WHEN TRUE AND (
          "t78"."score" >= 60000
        )
        THEN 3
        WHEN TRUE AND NOT (
          FALSE OR (
            COALESCE("t78"."sum_2", 0) <> 0
          )
        )
        THEN 3
        WHEN TRUE
        THEN 4
        ELSE 4
      END,
      CASE WHEN (
        COALESCE("t78"."flags", 0) & 16
      ) <> 0 THEN 4 ELSE 0 END
    ) AS "place",
    COALESCE((
      "t78"."last_barred" % 2
    ) = 0, FALSE) AS "blacklisted"
  FROM (
    SELECT
      "t77"."company_no",
      "t77"."participates",
      "t77"."word_0",
      "t77"."flags",
      "t77"."last_barred",
      "t77"."first_0",
      "t77"."stops",
      "t77"."crowded",
      "t77"."sum_1",
      "t77"."sum_2",
      "t77"."serves",
      "t77"."next_start",
      "t77"."next_end",
      "t77"."households",
      "t77"."changes_on",
      "t77"."leaves_on",
      "t77"."measure_0_numerator",
      "t77"."measure_0",
      "t77"."component_good",
      "t77"."component_bad",
      "t77"."score",
      "t18"."first_0_day",
      "t18"."first_0_until"
    FROM (
      SELECT
        "t75"."company_no",
        "t75"."participates",
        "t75"."word_0",
        "t75"."flags",
        "t75"."last_barred",
        "t75"."first_0",
        "t75"."stops",
        "t75"."crowded",
        "t75"."sum_1",
        "t75"."sum_2",
        "t75"."serves",
        "t75"."next_start",
        "t75"."next_end",
        "t75"."households",
        "t75"."changes_on",
        "t75"."leaves_on",
        "t75"."measure_0_numerator",
        "t75"."measure_0",
        LEAST(GREATEST(0 + LEAST(COALESCE("t75"."sum_1", 0), 5000), 0), 40000) AS "component_good",
        LEAST(COALESCE("t75"."sum_2", 0) + "t75"."measure_0", 0) AS "component_bad",
        CASE
          WHEN COALESCE("t75"."crowded", FALSE)
          THEN CAST(NULL AS BIGINT)
          ELSE LEAST(GREATEST(0 + LEAST(COALESCE("t75"."sum_1", 0), 5000), 0), 40000) + LEAST(COALESCE("t75"."sum_2", 0) + "t75"."measure_0", 0) + 80000
        END AS "score"
      FROM (
        SELECT
          "t74"."company_no",
          "t74"."participates",
          "t74"."word_0",
          "t74"."flags",
          "t74"."last_barred",
          "t74"."first_0",
          "t74"."stops",
          "t74"."crowded",
          "t74"."sum_1",
          "t74"."sum_2",
          "t74"."serves",
          "t74"."next_start",
          "t74"."next_end",
          "t74"."households",
          "t74"."changes_on",
          "t74"."leaves_on",
          "t74"."measure_0_numerator",
          CASE
            WHEN CASE
              WHEN COALESCE("t74"."households", 0) = 0
              THEN CAST(NULL AS BIGINT)
              ELSE CAST(FLOOR(
                CAST((
                  (
                    (
                      COALESCE("t74"."measure_0_numerator", 0) * 1000000 * 2
                    ) + COALESCE("t74"."households", 0)
                  ) - (
                    (
                      (
                        COALESCE("t74"."measure_0_numerator", 0) * 1000000 * 2
                      ) + COALESCE("t74"."households", 0)
                    ) % CASE
                      WHEN COALESCE("t74"."households", 0) = 0
                      THEN 1
                      ELSE COALESCE("t74"."households", 0) * 2
                    END
                  )
                ) AS DOUBLE PRECISION) / (
                  CASE
                    WHEN COALESCE("t74"."households", 0) = 0
                    THEN 1
                    ELSE COALESCE("t74"."households", 0) * 2
                  END
                )
              ) AS BIGINT)
            END IS NULL
            THEN 0
            ELSE CASE
              WHEN COALESCE("t74"."households", 0) = 0
              THEN CAST(NULL AS BIGINT)
              ELSE CAST(FLOOR(
                CAST((
                  (
                    (
                      COALESCE("t74"."measure_0_numerator", 0) * 1000000 * 2
                    ) + COALESCE("t74"."households", 0)
                  ) - (
                    (
                      (
                        COALESCE("t74"."measure_0_numerator", 0) * 1000000 * 2
                      ) + COALESCE("t74"."households", 0)
                    ) % CASE
                      WHEN COALESCE("t74"."households", 0) = 0
                      THEN 1
                      ELSE COALESCE("t74"."households", 0) * 2
                    END
                  )
                ) AS DOUBLE PRECISION) / (
                  CASE
                    WHEN COALESCE("t74"."households", 0) = 0
                    THEN 1
                    ELSE COALESCE("t74"."households", 0) * 2
                  END
                )
              ) AS BIGINT)
            END
          END AS "measure_0"
        FROM (
          SELECT
            "t73"."company_no",
            "t73"."participates",
            "t73"."word_0",
            "t73"."flags",
            "t73"."last_barred",
            "t73"."first_0",
            "t73"."stops",
            "t73"."crowded",
            "t73"."sum_1",
            "t73"."sum_2",
            "t73"."serves",
            "t73"."next_start",
            "t73"."next_end",
            "t73"."households",
            "t73"."changes_on",
            "t73"."leaves_on",
            "t73"."measure_0_numerator"
          FROM (
            SELECT
              "t72"."company_no",
              "t72"."participates",
              "t72"."word_0",
              "t72"."flags",
              "t72"."last_barred",
              "t72"."first_0",
              "t72"."stops",
              "t72"."crowded",
              "t72"."sum_1",
              "t72"."sum_2",
              "t72"."serves",
              "t72"."next_start",
              "t72"."next_end",
              "t72"."households",
              "t66"."company_no" AS "company_no_right",
              "t66"."changes_on",
              "t66"."leaves_on",
              "t66"."measure_0_numerator"
            FROM (
              SELECT
                "t70"."company_no",
                "t70"."participates",
                "t70"."word_0",
                "t70"."flags",
                "t70"."last_barred",
                "t70"."first_0",
                "t70"."stops",
                "t70"."crowded",
                "t70"."sum_1",
                "t70"."sum_2",
                "t70"."serves",
                "t70"."next_start",
                "t70"."next_end",
                "t70"."households"
              FROM (
                SELECT
                  "t69"."company_no",
                  "t69"."participates",
                  "t69"."word_0",
                  "t69"."flags",
                  "t69"."last_barred",
                  "t69"."first_0",
                  "t69"."stops",
                  "t69"."crowded",
                  "t69"."sum_1",
                  "t69"."sum_2",
                  "t51"."company_no" AS "company_no_right",
                  "t51"."serves",
                  "t51"."next_start",
                  "t51"."next_end",
                  "t51"."households"
                FROM (
                  SELECT
                    "t67"."company_no",
                    "t67"."participates",
                    "t67"."word_0",
                    "t67"."flags",
                    "t67"."last_barred",
                    "t67"."first_0",
                    "t67"."stops",
                    "t67"."crowded",
                    "t67"."sum_1",
                    "t67"."sum_2"
                  FROM (
                    SELECT
                      "t22"."company_no",
                      "t22"."participates",
                      "t65"."company_no" AS "company_no_right",
                      "t65"."word_0",
                      "t65"."flags",
                      "t65"."last_barred",
                      "t65"."first_0",
                      "t65"."stops",
                      "t65"."crowded",
                      "t65"."sum_1",
                      "t65"."sum_2"
                    FROM (
                      SELECT
                        "t2"."company_no",
                        "t2"."participates"
                      FROM "companies" AS "t2"
                    ) AS "t22"
                    LEFT OUTER JOIN (
                      SELECT
                        "t58"."company_no",
                        "t58"."word_0",
                        "t58"."flags",
                        "t58"."last_barred",
                        "t58"."first_0",
                        "t58"."stops",
                        NOT (
                          "t58"."word_0" < 281474976710656
                        ) AS "crowded",
                        (
                          (
                            CAST(CAST(CASE WHEN "t58"."word_0" < 281474976710656 THEN "t58"."word_0" ELSE 0 END AS DECIMAL(38, 0)) AS BIGINT) >> 0
                          ) & 65535
                        ) * 1000 AS "sum_1",
                        (
                          (
                            CAST(CAST(CASE WHEN "t58"."word_0" < 281474976710656 THEN "t58"."word_0" ELSE 0 END AS DECIMAL(38, 0)) AS BIGINT) >> 16
                          ) & 65535
                        ) * -500 AS "sum_2"
                      FROM (
                        SELECT
                          "t54"."company_no",
                          SUM("t54"."word_0" * LEAST("t54"."quantity", 65536)) AS "word_0",
                          BIT_OR(
                            CASE
                              WHEN (
                                "t54"."quantity" > 0
                              ) OR (
                                "t54"."kind" = 1
                              )
                              THEN "t54"."flag"
                              ELSE 0
                            END
                          ) AS "flags",
                          MAX((
                            "t54"."occurred_on" * 2
                          ) + "t54"."barred") AS "last_barred",
                          MIN("t54"."occurred_on") FILTER(WHERE
                            "t54"."life" = 0) AS "first_0",
                          MIN(
                            LEAST(
                              2932896,
                              COALESCE("t54"."stops_on", 2932896),
                              COALESCE(
                                CASE WHEN "t54"."is_dated" THEN "t54"."document_until" ELSE CAST(NULL AS INT) END,
                                2932896
                              )
                            )
                          ) AS "stops"
                        FROM (
                          SELECT
                            "t52"."company_no",
                            "t52"."event",
                            "t52"."occurred_on",
                            "t52"."starts_on",
                            "t52"."stops_on",
                            "t52"."document_until",
                            "t52"."quantity",
                            "t52"."lasts",
                            "t52"."term_event",
                            "t52"."occurs_from",
                            "t52"."occurs_until",
                            "t52"."lasts_from",
                            "t52"."term_no",
                            "t52"."kind",
                            "t52"."points",
                            "t52"."bucket",
                            "t52"."flag",
                            "t52"."barred",
                            CASE
                              WHEN "t52"."is_dated" AND (
                                "t52"."document_until" IS NOT NULL
                              )
                              THEN "t52"."dated_life"
                              ELSE "t52"."life"
                            END AS "life",
                            "t52"."dated_life",
                            "t52"."is_dated",
                            "t52"."in_force_until",
                            "t52"."word_0"
                          FROM (
                            SELECT
                              "t44"."company_no",
                              "t44"."event",
                              "t44"."occurred_on",
                              "t44"."starts_on",
                              "t44"."stops_on",
                              "t44"."document_until",
                              "t44"."quantity",
                              "t44"."lasts",
                              "t15"."term_event",
                              "t15"."occurs_from",
                              "t15"."occurs_until",
                              "t15"."lasts_from",
                              "t15"."term_no",
                              "t15"."kind",
                              "t15"."points",
                              "t15"."bucket",
                              "t15"."flag",
                              "t15"."barred",
                              "t15"."life",
                              "t15"."dated_life",
                              "t15"."is_dated",
                              "t15"."in_force_until",
                              "t15"."word_0"
                            FROM (
                              SELECT
                                "t35"."company_no",
                                "t35"."event",
                                "t35"."occurred_on",
                                "t35"."starts_on",
                                "t35"."stops_on",
                                "t35"."document_until",
                                "t35"."quantity",
                                CASE
                                  WHEN "t35"."stops_on" <= 19904
                                  THEN -719164
                                  WHEN "t35"."document_until" IS NULL
                                  THEN "t35"."occurred_on"
                                  WHEN "t35"."document_until" > 19904
                                  THEN 2932896
                                  ELSE -719163
                                END AS "lasts"
                              FROM (
                                SELECT
                                  *
                                FROM (
                                  SELECT
                                    "t9"."company_no",
                                    "t9"."event",
                                    "t9"."occurred_on",
                                    "t9"."occurred_on" AS "starts_on",
                                    "t9"."revoked_on" AS "stops_on",
                                    "t9"."valid_until" AS "document_until",
                                    "t9"."quantity"
                                  FROM "records" AS "t9"
                                  WHERE
                                    "t9"."recorded_at" <= 0 AND "t9"."occurred_on" <= 19904
                                ) AS "t26"
                                UNION ALL
                                SELECT
                                  *
                                FROM (
                                  SELECT
                                    "t1"."company_no",
                                    'complaint.late' AS "event",
                                    "t1"."received_at" AS "occurred_on",
                                    CAST(GREATEST("t1"."received_at", "t1"."received_at" + 11) AS INT) AS "starts_on",
                                    LEAST(2932896, 2932896) AS "stops_on",
                                    CAST(NULL AS INT) AS "document_until",
                                    1 AS "quantity"
                                  FROM "complaints" AS "t1"
                                  WHERE
                                    "t1"."recorded_at" <= 0
                                    AND "t1"."received_at" IS NOT NULL
                                    AND "t1"."liability" = 'company'
                                    AND "t1"."upheld" = TRUE
                                    AND "t1"."duplicate_of" IS NULL
                                    AND (
                                      COALESCE("t1"."answered_at", 2932896) - "t1"."received_at"
                                    ) >= 11
                                    AND 11 < 2932896
                                    AND CAST(GREATEST("t1"."received_at", "t1"."received_at" + 11) AS INT) < LEAST(2932896, 2932896)
                                    AND CAST(GREATEST("t1"."received_at", "t1"."received_at" + 11) AS INT) <= 19904
                                ) AS "t32"
                              ) AS "t35"
                            ) AS "t44"
                            INNER JOIN "memtable_0" AS "t15"
                              ON "t44"."event" = "t15"."term_event"
                              AND "t44"."lasts" >= "t15"."lasts_from"
                              AND "t44"."occurred_on" >= "t15"."occurs_from"
                              AND "t44"."occurred_on" < "t15"."occurs_until"
                          ) AS "t52"
                        ) AS "t54"
                        GROUP BY
                          1
                      ) AS "t58"
                    ) AS "t65"
                      ON "t22"."company_no" = "t65"."company_no"
                  ) AS "t67"
                ) AS "t69"
                LEFT OUTER JOIN (
                  SELECT
                    "t40"."company_no",
                    MAX(
                      CASE
                        WHEN (
                          "t40"."starts_on" <= 19904
                        ) AND (
                          "t40"."ends_on" > 19904
                        )
                        THEN 1
                        ELSE 0
                      END
                    ) AS "serves",
                    MIN("t40"."starts_on") FILTER(WHERE
                      "t40"."starts_on" > 19904) AS "next_start",
                    MIN("t40"."ends_on") FILTER(WHERE
                      "t40"."ends_on" > 19904) AS "next_end",
                    SUM("t40"."households") FILTER(WHERE
                      (
                        "t40"."starts_on" <= 19904
                      ) AND (
                        "t40"."ends_on" > 19904
                      )) AS "households"
                  FROM (
                    SELECT
                      "t10"."company_no",
                      "t10"."community_no",
                      "t10"."starts_on",
                      "t10"."ends_on",
                      "t30"."community_no" AS "community_no_right",
                      "t30"."households"
                    FROM "service_periods" AS "t10"
                    LEFT OUTER JOIN (
                      SELECT
                        "t4"."community_no",
                        COALESCE("t4"."households", 0) AS "households"
                      FROM "communities" AS "t4"
                    ) AS "t30"
                      ON "t10"."community_no" = "t30"."community_no"
                  ) AS "t40"
                  GROUP BY
                    1
                ) AS "t51"
                  ON "t69"."company_no" = "t51"."company_no"
              ) AS "t70"
            ) AS "t72"
            LEFT OUTER JOIN (
              SELECT
                "t62"."company_no",
                MIN("t62"."changes_on") AS "changes_on",
                MAX("t62"."leaves_on") AS "leaves_on",
                MAX("t62"."measure_0_numerator") AS "measure_0_numerator"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t1"."company_no",
                      2932896 AS "changes_on",
                      CAST(NULL AS INT) AS "leaves_on",
                      CAST(NULL AS BIGINT) AS "measure_0_numerator"
                    FROM "complaints" AS "t1"
                    WHERE
                      "t1"."recorded_at" <= 0
                      AND "t1"."received_at" IS NOT NULL
                      AND "t1"."received_at" < 2932896
                      AND "t1"."received_at" >= 19539
                      AND "t1"."received_at" <= 19904
                      AND 2932896 > 19904
                  ) AS "t19"
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t1"."company_no",
                      "t1"."received_at" AS "changes_on",
                      CAST(NULL AS INT) AS "leaves_on",
                      CAST(NULL AS BIGINT) AS "measure_0_numerator"
                    FROM "complaints" AS "t1"
                    WHERE
                      "t1"."recorded_at" <= 0
                      AND "t1"."received_at" IS NOT NULL
                      AND "t1"."received_at" < 2932896
                      AND "t1"."received_at" > 19904
                      AND "t1"."received_at" >= 19539
                  ) AS "t20"
                ) AS "t27"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t57"."company_no",
                        "t57"."begins_on" AS "changes_on",
                        CAST(NULL AS INT) AS "leaves_on",
                        CAST(NULL AS BIGINT) AS "measure_0_numerator"
                      FROM (
                        SELECT
                          "t56"."company_no",
                          "t56"."life",
                          "t56"."occurred_on",
                          "t56"."begins_on",
                          "t12"."cal_life",
                          "t12"."cal_day",
                          "t12"."cal_until"
                        FROM (
                          SELECT
                            "t53"."company_no",
                            CASE
                              WHEN "t53"."is_dated" AND (
                                "t53"."document_until" IS NOT NULL
                              )
                              THEN "t53"."dated_life"
                              ELSE "t53"."life"
                            END AS "life",
                            "t53"."occurred_on",
                            "t53"."begins_on"
                          FROM (
                            SELECT
                              "t46"."company_no",
                              "t46"."event",
                              "t46"."occurred_on",
                              "t46"."starts_on",
                              "t46"."stops_on",
                              "t46"."document_until",
                              "t46"."quantity",
                              "t46"."begins_on",
                              "t46"."lasts",
                              "t14"."term_event",
                              "t14"."occurs_from",
                              "t14"."occurs_until",
                              "t14"."lasts_from",
                              "t14"."term_no",
                              "t14"."kind",
                              "t14"."points",
                              "t14"."bucket",
                              "t14"."flag",
                              "t14"."barred",
                              "t14"."life",
                              "t14"."dated_life",
                              "t14"."is_dated",
                              "t14"."in_force_until",
                              "t14"."word_0"
                            FROM (
                              SELECT
                                "t34"."company_no",
                                "t34"."event",
                                "t34"."occurred_on",
                                "t34"."starts_on",
                                "t34"."stops_on",
                                "t34"."document_until",
                                "t34"."quantity",
                                GREATEST("t34"."starts_on", 19904) AS "begins_on",
                                CASE
                                  WHEN "t34"."stops_on" <= GREATEST("t34"."starts_on", 19904)
                                  THEN -719164
                                  WHEN "t34"."document_until" IS NULL
                                  THEN "t34"."occurred_on"
                                  WHEN "t34"."document_until" > GREATEST("t34"."starts_on", 19904)
                                  THEN 2932896
                                  ELSE -719163
                                END AS "lasts"
                              FROM (
                                SELECT
                                  *
                                FROM (
                                  SELECT
                                    "t9"."company_no",
                                    "t9"."event",
                                    "t9"."occurred_on",
                                    "t9"."occurred_on" AS "starts_on",
                                    "t9"."revoked_on" AS "stops_on",
                                    "t9"."valid_until" AS "document_until",
                                    "t9"."quantity"
                                  FROM "records" AS "t9"
                                  WHERE
                                    "t9"."recorded_at" <= 0 AND "t9"."occurred_on" > 19904
                                ) AS "t25"
                                UNION ALL
                                SELECT
                                  *
                                FROM (
                                  SELECT
                                    "t1"."company_no",
                                    'complaint.late' AS "event",
                                    "t1"."received_at" AS "occurred_on",
                                    CAST(GREATEST("t1"."received_at", "t1"."received_at" + 11) AS INT) AS "starts_on",
                                    LEAST(2932896, 2932896) AS "stops_on",
                                    CAST(NULL AS INT) AS "document_until",
                                    1 AS "quantity"
                                  FROM "complaints" AS "t1"
                                  WHERE
                                    "t1"."recorded_at" <= 0
                                    AND "t1"."received_at" IS NOT NULL
                                    AND "t1"."liability" = 'company'
                                    AND "t1"."upheld" = TRUE
                                    AND "t1"."duplicate_of" IS NULL
                                    AND (
                                      COALESCE("t1"."answered_at", 2932896) - "t1"."received_at"
                                    ) >= 11
                                    AND 11 < 2932896
                                    AND CAST(GREATEST("t1"."received_at", "t1"."received_at" + 11) AS INT) < LEAST(2932896, 2932896)
                                    AND CAST(GREATEST("t1"."received_at", "t1"."received_at" + 11) AS INT) > 19904
                                ) AS "t31"
                              ) AS "t34"
                            ) AS "t46"
                            INNER JOIN "memtable_1" AS "t14"
                              ON "t46"."event" = "t14"."term_event"
                              AND "t46"."lasts" >= "t14"."lasts_from"
                              AND "t46"."occurred_on" >= "t14"."occurs_from"
                              AND "t46"."occurred_on" < "t14"."occurs_until"
                          ) AS "t53"
                          WHERE
                            "t53"."begins_on" < "t53"."in_force_until"
                        ) AS "t56"
                        LEFT OUTER JOIN "memtable_2" AS "t12"
                          ON "t56"."life" = "t12"."cal_life" AND "t56"."occurred_on" = "t12"."cal_day"
                      ) AS "t57"
                      WHERE
                        (
                          "t57"."cal_until" IS NULL
                        ) OR (
                          "t57"."cal_until" > "t57"."begins_on"
                        )
                    ) AS "t59"
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t42"."company_no",
                        CAST(NULL AS INT) AS "changes_on",
                        "t42"."leaves_on",
                        CAST(NULL AS BIGINT) AS "measure_0_numerator"
                      FROM (
                        SELECT
                          "t39"."company_no",
                          MIN("t39"."leaves_on") AS "leaves_on"
                        FROM (
                          SELECT
                            "t29"."company_no",
                            "t29"."leaves_on"
                          FROM (
                            SELECT
                              "t3"."company_no",
                              "t3"."ends_on" AS "leaves_on"
                            FROM "service_periods" AS "t3"
                            WHERE
                              "t3"."ends_on" > 19904 AND "t3"."ends_on" < 2932896
                          ) AS "t29"
                          WHERE
                            NOT EXISTS(
                              SELECT
                                1
                              FROM "service_periods" AS "t11"
                              WHERE
                                "t29"."company_no" = "t11"."company_no"
                                AND "t11"."starts_on" <= "t29"."leaves_on"
                                AND "t11"."ends_on" > "t29"."leaves_on"
                            )
                        ) AS "t39"
                        GROUP BY
                          1
                      ) AS "t42"
                    ) AS "t47"
                  ) AS "t60"
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t33"."company_no",
                        CAST(NULL AS INT) AS "changes_on",
                        CAST(NULL AS INT) AS "leaves_on",
                        "t33"."numerator" AS "measure_0_numerator"
                      FROM (
                        SELECT
                          "t28"."company_no",
                          COUNT(*) AS "numerator"
                        FROM "t21" AS "t28"
                        GROUP BY
                          1
                      ) AS "t33"
                    ) AS "t37"
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t45"."company_no",
                        "t45"."changes_on",
                        CAST(NULL AS INT) AS "leaves_on",
                        CAST(NULL AS BIGINT) AS "measure_0_numerator"
                      FROM (
                        SELECT
                          "t38"."company_no",
                          "t13"."until" AS "changes_on"
                        FROM (
                          SELECT
                            "t28"."company_no",
                            MIN("t28"."occurred_on") AS "first"
                          FROM "t21" AS "t28"
                          GROUP BY
                            1
                        ) AS "t38"
                        INNER JOIN "memtable_3" AS "t13"
                          ON "t38"."first" = "t13"."day"
                      ) AS "t45"
                    ) AS "t48"
                  ) AS "t50"
                ) AS "t61"
              ) AS "t62"
              GROUP BY
                1
            ) AS "t66"
              ON "t72"."company_no" = "t66"."company_no"
          ) AS "t73"
        ) AS "t74"
      ) AS "t75"
    ) AS "t77"
    LEFT OUTER JOIN (
      SELECT
        "t0"."day" AS "first_0_day",
        "t0"."until" AS "first_0_until"
      FROM "memtable_4" AS "t0"
    ) AS "t18"
      ON "t77"."first_0" = "t18"."first_0_day"
  ) AS "t78"
) AS "t79"
