WITH "t18" AS (
  SELECT
    "t4"."company_no",
    "t4"."community_no",
    "t4"."complaint_id",
    "t4"."channel",
    "t4"."category",
    "t4"."liability",
    "t4"."upheld",
    "t4"."satisfaction",
    "t4"."duplicate_of",
    "t4"."received_at",
    "t4"."answered_at",
    "t4"."closed_at",
    "t4"."recorded_at",
    "t4"."received_at" AS "occurred_on",
    "t4"."received_at" AS "starts_on",
    2932896 AS "stops_on"
  FROM "complaints" AS "t4"
  WHERE
    "t4"."recorded_at" <= 0
    AND "t4"."received_at" IS NOT NULL
    AND "t4"."received_at" < 2932896
    AND "t4"."received_at" >= 19539
    AND "t4"."received_at" <= 19904
    AND 2932896 > 19904
)
SELECT
  "t63"."company_no",
  "t63"."component_good" AS "good",
  "t63"."component_bad" AS "bad",
  "t63"."score",
  "t63"."grade",
  "t63"."status",
  "t63"."blacklisted",
  "t63"."grade" IN ('AAA', 'AA', 'A') AND NOT (
    "t63"."blacklisted"
  ) AS "eligible",
  "t63"."next_change_on"
FROM (
  SELECT
    "t62"."company_no",
    "t62"."participates",
    "t62"."last_barred",
    "t62"."flags",
    "t62"."crowded",
    "t62"."sum_2",
    "t62"."serves",
    "t62"."component_good",
    "t62"."component_bad",
    "t62"."score",
    "t62"."next_change_on",
    "t62"."status",
    "t62"."place",
    "t62"."blacklisted",
    CASE
      WHEN "t62"."status" = 'not_participating'
      THEN 'C(missing)'
      ELSE CASE
        WHEN "t62"."place" = 0
        THEN 'AAA'
        WHEN "t62"."place" = 1
        THEN 'AA'
        WHEN "t62"."place" = 2
        THEN 'A'
        WHEN "t62"."place" = 3
        THEN 'B'
        WHEN "t62"."place" = 4
        THEN 'C'
        ELSE ''
      END
    END AS "grade"
  FROM (
    SELECT
      "t61"."company_no",
      "t61"."participates",
      "t61"."last_barred",
      "t61"."flags",
      "t61"."crowded",
      "t61"."sum_2",
      "t61"."serves",
      "t61"."component_good",
      "t61"."component_bad",
      "t61"."score",
      "t61"."next_change_on",
      CASE
        WHEN NOT (
          "t61"."participates"
        )
        THEN 'not_participating'
        WHEN NOT (
          "t61"."serves" = 1
        )
        THEN 'no_project'
        ELSE 'rated'
      END AS "status",
      GREATEST(
        CASE
          WHEN TRUE AND (
            "t61"."score" >= 85000
          )
          THEN 0
          WHEN TRUE AND (
            "t61"."score" >= 80000
          )
          THEN 1
          WHEN TRUE AND (
            "t61"."score" >= 70000
          )
          THEN 2
          WHEN TRUE AND (
            "t61"."score" >= 60000
          )
          THEN 3
          WHEN TRUE AND NOT (
            FALSE OR (
              "t61"."sum_2" <> 0
            )
          )
          THEN 3
          WHEN TRUE
          THEN 4
          ELSE 4
        END,
        CASE WHEN (
          "t61"."flags" & 16
        ) <> 0 THEN 4 ELSE 0 END
      ) AS "place",
      COALESCE((
        "t61"."last_barred" % 2
      ) = 0, FALSE) AS "blacklisted"
    FROM (
      SELECT
        "t60"."company_no",
        "t60"."participates",
        "t60"."last_barred",
        "t60"."flags",
        "t60"."crowded",
        "t60"."sum_2",
        "t60"."serves",
        LEAST(GREATEST(0 + LEAST("t60"."sum_1", 5000), 0), 40000) AS "component_good",
        LEAST(
          "t60"."sum_2" + CASE WHEN "t60"."measure_0" IS NULL THEN 0 ELSE "t60"."measure_0" END,
          0
        ) AS "component_bad",
        CASE
          WHEN "t60"."crowded"
          THEN CAST(NULL AS BIGINT)
          ELSE LEAST(GREATEST(0 + LEAST("t60"."sum_1", 5000), 0), 40000) + LEAST(
            "t60"."sum_2" + CASE WHEN "t60"."measure_0" IS NULL THEN 0 ELSE "t60"."measure_0" END,
            0
          ) + 80000
        END AS "score",
        NULLIF(
          LEAST(
            COALESCE("t60"."ends", 2932896),
            COALESCE("t60"."changes_on", 2932896),
            COALESCE(
              CASE
                WHEN "t60"."participates"
                THEN CASE WHEN "t60"."serves" = 1 THEN "t60"."leaves_on" ELSE "t60"."next_start" END
                ELSE 2932896
              END,
              2932896
            ),
            COALESCE("t60"."next_start", 2932896),
            COALESCE("t60"."next_end", 2932896),
            2932896
          ),
          2932896
        ) AS "next_change_on"
      FROM (
        SELECT
          "t59"."company_no",
          "t59"."participates",
          "t59"."last_barred",
          "t59"."ends",
          "t59"."next_start",
          "t59"."next_end",
          "t59"."households",
          "t59"."leaves_on",
          "t59"."changes_on",
          "t59"."flags",
          "t59"."crowded",
          "t59"."sum_1",
          "t59"."sum_2",
          "t59"."serves",
          CAST(FLOOR(
            (
              (
                (
                  COALESCE("t59"."measure_0_numerator", 0) * 1000000 * 2
                ) + COALESCE("t59"."households", 0)
              ) - (
                (
                  (
                    COALESCE("t59"."measure_0_numerator", 0) * 1000000 * 2
                  ) + COALESCE("t59"."households", 0)
                ) % NULLIF(COALESCE("t59"."households", 0) * 2, 0)
              )
            ) / (
              NULLIF(COALESCE("t59"."households", 0) * 2, 0)
            )
          ) AS BIGINT) AS "measure_0"
        FROM (
          SELECT
            "t14"."company_no",
            "t14"."participates",
            "t56"."last_barred",
            "t56"."ends",
            "t41"."next_start",
            "t41"."next_end",
            "t41"."households",
            "t58"."leaves_on",
            "t58"."measure_0_numerator",
            "t58"."changes_on",
            COALESCE("t56"."flags", 0) AS "flags",
            COALESCE("t56"."crowded", FALSE) AS "crowded",
            COALESCE("t56"."sum_1", 0) AS "sum_1",
            COALESCE("t56"."sum_2", 0) AS "sum_2",
            COALESCE("t41"."serves", 0) AS "serves"
          FROM (
            SELECT
              "t0"."company_no",
              "t0"."participates"
            FROM "companies" AS "t0"
          ) AS "t14"
          LEFT OUTER JOIN (
            SELECT
              "t49"."company_no",
              "t49"."flags",
              "t49"."last_barred",
              "t49"."ends",
              NOT (
                "t49"."word_0" < 35184372088832
              ) AS "crowded",
              (
                (
                  CAST(CASE WHEN "t49"."word_0" < 35184372088832 THEN "t49"."word_0" ELSE 0.0 END AS BIGINT) >> 0
                ) & 32767
              ) * 1000 AS "sum_1",
              (
                (
                  CAST(CASE WHEN "t49"."word_0" < 35184372088832 THEN "t49"."word_0" ELSE 0.0 END AS BIGINT) >> 15
                ) & 32767
              ) * -500 AS "sum_2"
            FROM (
              SELECT
                "t45"."company_no",
                SUM("t45"."word_0" * "t45"."quantity") AS "word_0",
                BIT_OR(
                  CASE
                    WHEN (
                      "t45"."quantity" > 0
                    ) OR (
                      "t45"."kind" = 1
                    )
                    THEN "t45"."flag"
                    ELSE 0
                  END
                ) AS "flags",
                MAX((
                  "t45"."occurred_on" * 2
                ) + "t45"."barred") AS "last_barred",
                MIN(
                  LEAST(
                    COALESCE("t45"."stops_on", 2932896),
                    CAST(CASE
                      WHEN "t45"."lasts" >= "t45"."document_from"
                      THEN "t45"."lasts"
                      WHEN "t45"."life" = 1
                      THEN 2932896
                      WHEN "t45"."occurred_on" >= 19782
                      THEN "t45"."occurred_on" + 365
                      ELSE "t45"."occurred_on" + 366
                    END AS INT)
                  )
                ) AS "ends"
              FROM (
                SELECT
                  "t44"."company_no",
                  "t44"."occurred_on",
                  "t44"."stops_on",
                  "t44"."quantity",
                  "t44"."lasts",
                  "t10"."kind",
                  "t10"."flag",
                  "t10"."barred",
                  "t10"."life",
                  "t10"."dated_life",
                  "t10"."document_from",
                  "t10"."in_force_until",
                  "t10"."word_0"
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t27"."company_no",
                      "t27"."event",
                      "t27"."occurred_on",
                      "t27"."starts_on",
                      "t27"."stops_on",
                      "t27"."document_until",
                      "t27"."quantity",
                      CASE
                        WHEN "t27"."stops_on" <= 19904
                        THEN -719164
                        WHEN "t27"."document_until" IS NULL
                        THEN "t27"."occurred_on"
                        WHEN "t27"."document_until" > 19904
                        THEN "t27"."document_until"
                        ELSE -719163
                      END AS "lasts"
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t5"."company_no",
                          "t5"."event",
                          "t5"."occurred_on",
                          "t5"."occurred_on" AS "starts_on",
                          "t5"."revoked_on" AS "stops_on",
                          "t5"."valid_until" AS "document_until",
                          "t5"."quantity"
                        FROM "records" AS "t5"
                        WHERE
                          "t5"."recorded_at" <= 0 AND "t5"."occurred_on" <= 19904
                      ) AS "t19"
                      UNION ALL
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t4"."company_no",
                          'complaint.late' AS "event",
                          "t4"."received_at" AS "occurred_on",
                          CAST(GREATEST("t4"."received_at", "t4"."received_at" + 11) AS INT) AS "starts_on",
                          LEAST(2932896, 2932896) AS "stops_on",
                          CAST(NULL AS INT) AS "document_until",
                          1 AS "quantity"
                        FROM "complaints" AS "t4"
                        WHERE
                          "t4"."recorded_at" <= 0
                          AND "t4"."received_at" IS NOT NULL
                          AND "t4"."liability" = 'company'
                          AND "t4"."upheld" = TRUE
                          AND "t4"."duplicate_of" IS NULL
                          AND (
                            COALESCE("t4"."answered_at", 2932896) - "t4"."received_at"
                          ) >= 11
                          AND 11 < 2932896
                          AND CAST(GREATEST("t4"."received_at", "t4"."received_at" + 11) AS INT) < LEAST(2932896, 2932896)
                          AND CAST(GREATEST("t4"."received_at", "t4"."received_at" + 11) AS INT) <= 19904
                      ) AS "t24"
                    ) AS "t27"
                  ) AS "t34"
                  WHERE
                    (
                      CAST("t34"."lasts" >= 19539 AS INT) + CAST("t34"."event" IN ('accident', 'blacklist.lifted', 'complaint.late', 'fraud') AS INT)
                    ) > 0
                ) AS "t44"
                INNER JOIN "memtable_0" AS "t10"
                  ON "t44"."event" = "t10"."term_event"
                  AND "t44"."lasts" >= "t10"."lasts_from"
                  AND "t44"."occurred_on" >= "t10"."occurs_from"
                  AND "t44"."occurred_on" < "t10"."occurs_until"
              ) AS "t45"
              GROUP BY
                1
            ) AS "t49"
          ) AS "t56"
            ON "t14"."company_no" = "t56"."company_no"
          LEFT OUTER JOIN (
            SELECT
              "t31"."company_no",
              MAX(
                CASE
                  WHEN (
                    "t31"."starts_on" <= 19904
                  ) AND (
                    "t31"."ends_on" > 19904
                  )
                  THEN 1
                  ELSE 0
                END
              ) AS "serves",
              MIN("t31"."starts_on") FILTER(WHERE
                "t31"."starts_on" > 19904) AS "next_start",
              MIN("t31"."ends_on") FILTER(WHERE
                "t31"."ends_on" > 19904) AS "next_end",
              SUM("t31"."households") FILTER(WHERE
                (
                  "t31"."starts_on" <= 19904
                ) AND (
                  "t31"."ends_on" > 19904
                )) AS "households"
            FROM (
              SELECT
                "t8"."company_no",
                "t8"."community_no",
                "t8"."starts_on",
                "t8"."ends_on",
                "t22"."community_no" AS "community_no_right",
                "t22"."households"
              FROM "service_periods" AS "t8"
              LEFT OUTER JOIN (
                SELECT
                  "t3"."community_no",
                  COALESCE("t3"."households", 0) AS "households"
                FROM "communities" AS "t3"
              ) AS "t22"
                ON "t8"."community_no" = "t22"."community_no"
            ) AS "t31"
            GROUP BY
              1
          ) AS "t41"
            ON "t14"."company_no" = "t41"."company_no"
          LEFT OUTER JOIN (
            SELECT
              "t54"."company_no",
              MAX("t54"."leaves_on") AS "leaves_on",
              MAX("t54"."measure_0_numerator") AS "measure_0_numerator",
              MIN("t54"."changes_on") AS "changes_on"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t52"."company_no",
                  CAST(NULL AS INT) AS "leaves_on",
                  CAST(NULL AS BIGINT) AS "measure_0_numerator",
                  "t52"."changes_on"
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t4"."company_no",
                      "t4"."received_at" AS "changes_on"
                    FROM "complaints" AS "t4"
                    WHERE
                      "t4"."recorded_at" <= 0
                      AND "t4"."received_at" IS NOT NULL
                      AND "t4"."received_at" < 2932896
                      AND "t4"."received_at" > 19904
                      AND "t4"."received_at" >= 19539
                  ) AS "t17"
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t48"."company_no",
                        "t48"."begins_on" AS "changes_on"
                      FROM (
                        SELECT
                          "t47"."company_no",
                          "t47"."occurred_on",
                          "t47"."begins_on",
                          "t47"."life",
                          "t11"."cal_life",
                          "t11"."cal_day",
                          "t11"."cal_until"
                        FROM (
                          SELECT
                            "t43"."company_no",
                            "t43"."occurred_on",
                            "t43"."begins_on",
                            CASE
                              WHEN (
                                "t43"."dated_life" <> -1
                              ) AND (
                                "t43"."lasts" > "t43"."begins_on"
                              )
                              THEN "t43"."dated_life"
                              ELSE "t43"."life"
                            END AS "life"
                          FROM (
                            SELECT
                              "t38"."company_no",
                              "t38"."occurred_on",
                              "t38"."begins_on",
                              "t38"."lasts",
                              "t12"."life",
                              "t12"."dated_life",
                              "t12"."in_force_until"
                            FROM (
                              SELECT
                                "t28"."company_no",
                                "t28"."event",
                                "t28"."occurred_on",
                                "t28"."starts_on",
                                "t28"."stops_on",
                                "t28"."document_until",
                                "t28"."quantity",
                                GREATEST("t28"."starts_on", 19904) AS "begins_on",
                                CASE
                                  WHEN "t28"."stops_on" <= GREATEST("t28"."starts_on", 19904)
                                  THEN -719164
                                  WHEN "t28"."document_until" IS NULL
                                  THEN "t28"."occurred_on"
                                  WHEN "t28"."document_until" > GREATEST("t28"."starts_on", 19904)
                                  THEN "t28"."document_until"
                                  ELSE -719163
                                END AS "lasts"
                              FROM (
                                SELECT
                                  *
                                FROM (
                                  SELECT
                                    "t5"."company_no",
                                    "t5"."event",
                                    "t5"."occurred_on",
                                    "t5"."occurred_on" AS "starts_on",
                                    "t5"."revoked_on" AS "stops_on",
                                    "t5"."valid_until" AS "document_until",
                                    "t5"."quantity"
                                  FROM "records" AS "t5"
                                  WHERE
                                    "t5"."recorded_at" <= 0 AND "t5"."occurred_on" > 19904
                                ) AS "t20"
                                UNION ALL
                                SELECT
                                  *
                                FROM (
                                  SELECT
                                    "t4"."company_no",
                                    'complaint.late' AS "event",
                                    "t4"."received_at" AS "occurred_on",
                                    CAST(GREATEST("t4"."received_at", "t4"."received_at" + 11) AS INT) AS "starts_on",
                                    LEAST(2932896, 2932896) AS "stops_on",
                                    CAST(NULL AS INT) AS "document_until",
                                    1 AS "quantity"
                                  FROM "complaints" AS "t4"
                                  WHERE
                                    "t4"."recorded_at" <= 0
                                    AND "t4"."received_at" IS NOT NULL
                                    AND "t4"."liability" = 'company'
                                    AND "t4"."upheld" = TRUE
                                    AND "t4"."duplicate_of" IS NULL
                                    AND (
                                      COALESCE("t4"."answered_at", 2932896) - "t4"."received_at"
                                    ) >= 11
                                    AND 11 < 2932896
                                    AND CAST(GREATEST("t4"."received_at", "t4"."received_at" + 11) AS INT) < LEAST(2932896, 2932896)
                                    AND CAST(GREATEST("t4"."received_at", "t4"."received_at" + 11) AS INT) > 19904
                                ) AS "t25"
                              ) AS "t28"
                            ) AS "t38"
                            INNER JOIN "memtable_1" AS "t12"
                              ON "t38"."event" = "t12"."term_event"
                              AND "t38"."lasts" >= "t12"."lasts_from"
                              AND "t38"."occurred_on" >= "t12"."occurs_from"
                              AND "t38"."occurred_on" < "t12"."occurs_until"
                          ) AS "t43"
                          WHERE
                            "t43"."begins_on" < "t43"."in_force_until"
                        ) AS "t47"
                        LEFT OUTER JOIN "memtable_2" AS "t11"
                          ON "t47"."life" = "t11"."cal_life" AND "t47"."occurred_on" = "t11"."cal_day"
                      ) AS "t48"
                      WHERE
                        (
                          "t48"."cal_until" IS NULL
                        ) OR (
                          "t48"."cal_until" > "t48"."begins_on"
                        )
                    ) AS "t50"
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t29"."company_no",
                        CAST(CASE
                          WHEN "t29"."first" >= 19782
                          THEN "t29"."first" + 365
                          ELSE "t29"."first" + 366
                        END AS INT) AS "changes_on"
                      FROM (
                        SELECT
                          "t23"."company_no",
                          MIN("t23"."occurred_on") AS "first"
                        FROM "t18" AS "t23"
                        GROUP BY
                          1
                      ) AS "t29"
                    ) AS "t36"
                  ) AS "t51"
                ) AS "t52"
              ) AS "t53"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t33"."company_no",
                    "t33"."leaves_on",
                    CAST(NULL AS BIGINT) AS "measure_0_numerator",
                    CAST(NULL AS INT) AS "changes_on"
                  FROM (
                    SELECT
                      "t30"."company_no",
                      MIN("t30"."leaves_on") AS "leaves_on"
                    FROM (
                      SELECT
                        "t21"."company_no",
                        "t21"."leaves_on"
                      FROM (
                        SELECT
                          "t1"."company_no",
                          "t1"."ends_on" AS "leaves_on"
                        FROM "service_periods" AS "t1"
                        WHERE
                          "t1"."ends_on" > 19904 AND "t1"."ends_on" < 2932896
                      ) AS "t21"
                      ANTI JOIN "service_periods" AS "t9"
                        ON "t21"."company_no" = "t9"."company_no"
                        AND "t9"."starts_on" <= "t21"."leaves_on"
                        AND "t9"."ends_on" > "t21"."leaves_on"
                    ) AS "t30"
                    GROUP BY
                      1
                  ) AS "t33"
                ) AS "t37"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t26"."company_no",
                    CAST(NULL AS INT) AS "leaves_on",
                    "t26"."numerator" AS "measure_0_numerator",
                    CAST(NULL AS INT) AS "changes_on"
                  FROM (
                    SELECT
                      "t23"."company_no",
                      COUNT(*) AS "numerator"
                    FROM "t18" AS "t23"
                    GROUP BY
                      1
                  ) AS "t26"
                ) AS "t32"
              ) AS "t39"
            ) AS "t54"
            GROUP BY
              1
          ) AS "t58"
            ON "t14"."company_no" = "t58"."company_no"
        ) AS "t59"
      ) AS "t60"
    ) AS "t61"
  ) AS "t62"
) AS "t63"
