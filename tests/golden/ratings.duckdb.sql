WITH "t15" AS (
  SELECT
    "t0"."company_no",
    "t0"."community_no",
    "t0"."complaint_id",
    "t0"."channel",
    "t0"."category",
    "t0"."liability",
    "t0"."upheld",
    "t0"."satisfaction",
    "t0"."duplicate_of",
    "t0"."received_at",
    "t0"."answered_at",
    "t0"."closed_at",
    "t0"."recorded_at",
    "t0"."received_at" AS "occurred_on",
    "t0"."received_at" AS "starts_on",
    2932896 AS "stops_on"
  FROM "complaints" AS "t0"
  WHERE
    "t0"."recorded_at" <= 0
    AND "t0"."received_at" IS NOT NULL
    AND "t0"."received_at" < 2932896
    AND "t0"."received_at" >= 19539
    AND "t0"."received_at" <= 19904
    AND 2932896 > 19904
)
SELECT
  "t71"."company_no",
  "t71"."component_good" AS "good",
  "t71"."component_bad" AS "bad",
  "t71"."score",
  "t71"."grade",
  "t71"."status",
  "t71"."blacklisted",
  "t71"."grade" IN ('AAA', 'AA', 'A') AND NOT (
    "t71"."blacklisted"
  ) AS "eligible",
  "t71"."next_change_on"
FROM (
  SELECT
    "t70"."company_no",
    "t70"."participates",
    "t70"."flags",
    "t70"."last_barred",
    "t70"."crowded",
    "t70"."sum_2",
    "t70"."serves",
    "t70"."component_good",
    "t70"."component_bad",
    "t70"."score",
    "t70"."next_change_on",
    "t70"."status",
    "t70"."place",
    "t70"."blacklisted",
    CASE
      WHEN "t70"."status" = 'not_participating'
      THEN 'C(missing)'
      ELSE CASE
        WHEN "t70"."place" = 0
        THEN 'AAA'
        WHEN "t70"."place" = 1
        THEN 'AA'
        WHEN "t70"."place" = 2
        THEN 'A'
        WHEN "t70"."place" = 3
        THEN 'B'
        WHEN "t70"."place" = 4
        THEN 'C'
        ELSE ''
      END
    END AS "grade"
  FROM (
    SELECT
      "t69"."company_no",
      "t69"."participates",
      "t69"."flags",
      "t69"."last_barred",
      "t69"."crowded",
      "t69"."sum_2",
      "t69"."serves",
      "t69"."component_good",
      "t69"."component_bad",
      "t69"."score",
      "t69"."next_change_on",
      CASE
        WHEN NOT (
          "t69"."participates"
        )
        THEN 'not_participating'
        WHEN NOT (
          COALESCE("t69"."serves", 0) = 1
        )
        THEN 'no_project'
        ELSE 'rated'
      END AS "status",
      GREATEST(
        CASE
          WHEN TRUE AND (
            "t69"."score" >= 85000
          )
          THEN 0
          WHEN TRUE AND (
            "t69"."score" >= 80000
          )
          THEN 1
          WHEN TRUE AND (
            "t69"."score" >= 70000
          )
          THEN 2
          WHEN TRUE AND (
            "t69"."score" >= 60000
          )
          THEN 3
          WHEN TRUE AND NOT (
            FALSE OR (
              COALESCE("t69"."sum_2", 0) <> 0
            )
          )
          THEN 3
          WHEN TRUE
          THEN 4
          ELSE 4
        END,
        CASE WHEN (
          COALESCE("t69"."flags", 0) & 16
        ) <> 0 THEN 4 ELSE 0 END
      ) AS "place",
      COALESCE((
        "t69"."last_barred" % 2
      ) = 0, FALSE) AS "blacklisted"
    FROM (
      SELECT
        "t68"."company_no",
        "t68"."participates",
        "t68"."flags",
        "t68"."last_barred",
        "t68"."crowded",
        "t68"."sum_2",
        "t68"."serves",
        "t68"."component_good",
        "t68"."component_bad",
        CASE
          WHEN COALESCE("t68"."crowded", FALSE)
          THEN CAST(NULL AS BIGINT)
          ELSE "t68"."component_good" + "t68"."component_bad" + 80000
        END AS "score",
        NULLIF(
          LEAST(
            COALESCE("t68"."ends", 2932896),
            COALESCE("t68"."changes_on", 2932896),
            COALESCE(
              CASE
                WHEN "t68"."participates"
                THEN CASE
                  WHEN COALESCE("t68"."serves", 0) = 1
                  THEN "t68"."leaves_on"
                  ELSE "t68"."next_start"
                END
                ELSE 2932896
              END,
              2932896
            ),
            COALESCE("t68"."next_start", 2932896),
            COALESCE("t68"."next_end", 2932896),
            2932896
          ),
          2932896
        ) AS "next_change_on"
      FROM (
        SELECT
          "t67"."company_no",
          "t67"."participates",
          "t67"."flags",
          "t67"."last_barred",
          "t67"."ends",
          "t67"."crowded",
          "t67"."sum_2",
          "t67"."serves",
          "t67"."next_start",
          "t67"."next_end",
          "t67"."households",
          "t67"."leaves_on",
          "t67"."changes_on",
          LEAST(GREATEST(0 + LEAST(COALESCE("t67"."sum_1", 0), 5000), 0), 40000) AS "component_good",
          LEAST(
            COALESCE("t67"."sum_2", 0) + CASE WHEN "t67"."measure_0" IS NULL THEN 0 ELSE "t67"."measure_0" END,
            0
          ) AS "component_bad"
        FROM (
          SELECT
            "t66"."company_no",
            "t66"."participates",
            "t66"."flags",
            "t66"."last_barred",
            "t66"."ends",
            "t66"."crowded",
            "t66"."sum_1",
            "t66"."sum_2",
            "t66"."serves",
            "t66"."next_start",
            "t66"."next_end",
            "t66"."households",
            "t66"."leaves_on",
            "t66"."changes_on",
            CASE
              WHEN COALESCE("t66"."households", 0) = 0
              THEN CAST(NULL AS BIGINT)
              ELSE CAST(FLOOR(
                (
                  (
                    (
                      COALESCE("t66"."measure_0_numerator", 0) * 1000000 * 2
                    ) + COALESCE("t66"."households", 0)
                  ) - (
                    (
                      (
                        COALESCE("t66"."measure_0_numerator", 0) * 1000000 * 2
                      ) + COALESCE("t66"."households", 0)
                    ) % CASE
                      WHEN COALESCE("t66"."households", 0) = 0
                      THEN 1
                      ELSE COALESCE("t66"."households", 0) * 2
                    END
                  )
                ) / (
                  CASE
                    WHEN COALESCE("t66"."households", 0) = 0
                    THEN 1
                    ELSE COALESCE("t66"."households", 0) * 2
                  END
                )
              ) AS BIGINT)
            END AS "measure_0"
          FROM (
            SELECT
              "t65".*
              EXCLUDE ("company_no_right")
            FROM (
              SELECT
                "t64"."company_no",
                "t64"."participates",
                "t64"."flags",
                "t64"."last_barred",
                "t64"."ends",
                "t64"."crowded",
                "t64"."sum_1",
                "t64"."sum_2",
                "t64"."serves",
                "t64"."next_start",
                "t64"."next_end",
                "t64"."households",
                "t58"."company_no" AS "company_no_right",
                "t58"."leaves_on",
                "t58"."measure_0_numerator",
                "t58"."changes_on"
              FROM (
                SELECT
                  "t62".*
                  EXCLUDE ("company_no_right")
                FROM (
                  SELECT
                    "t61"."company_no",
                    "t61"."participates",
                    "t61"."flags",
                    "t61"."last_barred",
                    "t61"."ends",
                    "t61"."crowded",
                    "t61"."sum_1",
                    "t61"."sum_2",
                    "t41"."company_no" AS "company_no_right",
                    "t41"."serves",
                    "t41"."next_start",
                    "t41"."next_end",
                    "t41"."households"
                  FROM (
                    SELECT
                      "t59".*
                      EXCLUDE ("company_no_right")
                    FROM (
                      SELECT
                        "t16"."company_no",
                        "t16"."participates",
                        "t56"."company_no" AS "company_no_right",
                        "t56"."flags",
                        "t56"."last_barred",
                        "t56"."ends",
                        "t56"."crowded",
                        "t56"."sum_1",
                        "t56"."sum_2"
                      FROM (
                        SELECT
                          "t1"."company_no",
                          "t1"."participates"
                        FROM "companies" AS "t1"
                      ) AS "t16"
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
                                  THEN LEAST("t45"."lasts", 2932896)
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
                              "t44"."event",
                              "t44"."occurred_on",
                              "t44"."stops_on",
                              "t44"."quantity",
                              "t44"."lasts",
                              "t11"."term_no",
                              "t11"."kind",
                              "t11"."points",
                              "t11"."bucket",
                              "t11"."flag",
                              "t11"."barred",
                              "t11"."life",
                              "t11"."dated_life",
                              "t11"."document_from",
                              "t11"."in_force_until",
                              "t11"."word_0"
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
                                      "t7"."company_no",
                                      "t7"."event",
                                      "t7"."occurred_on",
                                      "t7"."occurred_on" AS "starts_on",
                                      "t7"."revoked_on" AS "stops_on",
                                      "t7"."valid_until" AS "document_until",
                                      "t7"."quantity"
                                    FROM "records" AS "t7"
                                    WHERE
                                      "t7"."recorded_at" <= 0 AND "t7"."occurred_on" <= 19904
                                  ) AS "t19"
                                  UNION ALL
                                  SELECT
                                    *
                                  FROM (
                                    SELECT
                                      "t0"."company_no",
                                      'complaint.late' AS "event",
                                      "t0"."received_at" AS "occurred_on",
                                      CAST(GREATEST("t0"."received_at", "t0"."received_at" + 11) AS INT) AS "starts_on",
                                      LEAST(2932896, 2932896) AS "stops_on",
                                      CAST(NULL AS INT) AS "document_until",
                                      1 AS "quantity"
                                    FROM "complaints" AS "t0"
                                    WHERE
                                      "t0"."recorded_at" <= 0
                                      AND "t0"."received_at" IS NOT NULL
                                      AND "t0"."liability" = 'company'
                                      AND "t0"."upheld" = TRUE
                                      AND "t0"."duplicate_of" IS NULL
                                      AND (
                                        COALESCE("t0"."answered_at", 2932896) - "t0"."received_at"
                                      ) >= 11
                                      AND 11 < 2932896
                                      AND CAST(GREATEST("t0"."received_at", "t0"."received_at" + 11) AS INT) < LEAST(2932896, 2932896)
                                      AND CAST(GREATEST("t0"."received_at", "t0"."received_at" + 11) AS INT) <= 19904
                                  ) AS "t24"
                                ) AS "t27"
                              ) AS "t33"
                              WHERE
                                (
                                  CAST("t33"."lasts" >= 19539 AS INT) + CAST("t33"."event" IN ('accident', 'blacklist.lifted', 'complaint.late', 'fraud') AS INT)
                                ) > 0
                            ) AS "t44"
                            INNER JOIN "memtable_0" AS "t11"
                              ON "t44"."event" = "t11"."term_event"
                              AND "t44"."lasts" >= "t11"."lasts_from"
                              AND "t44"."occurred_on" >= "t11"."occurs_from"
                              AND "t44"."occurred_on" < "t11"."occurs_until"
                          ) AS "t45"
                          GROUP BY
                            1
                        ) AS "t49"
                      ) AS "t56"
                        ON "t16"."company_no" = "t56"."company_no"
                    ) AS "t59"
                  ) AS "t61"
                  LEFT OUTER JOIN (
                    SELECT
                      "t32"."company_no",
                      MAX(
                        CASE
                          WHEN (
                            "t32"."starts_on" <= 19904
                          ) AND (
                            "t32"."ends_on" > 19904
                          )
                          THEN 1
                          ELSE 0
                        END
                      ) AS "serves",
                      MIN("t32"."starts_on") FILTER(WHERE
                        "t32"."starts_on" > 19904) AS "next_start",
                      MIN("t32"."ends_on") FILTER(WHERE
                        "t32"."ends_on" > 19904) AS "next_end",
                      SUM("t32"."households") FILTER(WHERE
                        (
                          "t32"."starts_on" <= 19904
                        ) AND (
                          "t32"."ends_on" > 19904
                        )) AS "households"
                    FROM (
                      SELECT
                        "t8"."company_no",
                        "t8"."community_no",
                        "t8"."starts_on",
                        "t8"."ends_on",
                        "t23"."community_no" AS "community_no_right",
                        "t23"."households"
                      FROM "service_periods" AS "t8"
                      LEFT OUTER JOIN (
                        SELECT
                          "t3"."community_no",
                          COALESCE("t3"."households", 0) AS "households"
                        FROM "communities" AS "t3"
                      ) AS "t23"
                        ON "t8"."community_no" = "t23"."community_no"
                    ) AS "t32"
                    GROUP BY
                      1
                  ) AS "t41"
                    ON "t61"."company_no" = "t41"."company_no"
                ) AS "t62"
              ) AS "t64"
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
                          "t0"."company_no",
                          "t0"."received_at" AS "changes_on"
                        FROM "complaints" AS "t0"
                        WHERE
                          "t0"."recorded_at" <= 0
                          AND "t0"."received_at" IS NOT NULL
                          AND "t0"."received_at" < 2932896
                          AND "t0"."received_at" > 19904
                          AND "t0"."received_at" >= 19539
                      ) AS "t14"
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
                              "t10"."cal_life",
                              "t10"."cal_day",
                              "t10"."cal_until"
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
                                  "t37"."company_no",
                                  "t37"."event",
                                  "t37"."occurred_on",
                                  "t37"."stops_on",
                                  "t37"."quantity",
                                  "t37"."begins_on",
                                  "t37"."lasts",
                                  "t12"."term_no",
                                  "t12"."kind",
                                  "t12"."points",
                                  "t12"."bucket",
                                  "t12"."flag",
                                  "t12"."barred",
                                  "t12"."life",
                                  "t12"."dated_life",
                                  "t12"."document_from",
                                  "t12"."in_force_until",
                                  "t12"."word_0"
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
                                        "t7"."company_no",
                                        "t7"."event",
                                        "t7"."occurred_on",
                                        "t7"."occurred_on" AS "starts_on",
                                        "t7"."revoked_on" AS "stops_on",
                                        "t7"."valid_until" AS "document_until",
                                        "t7"."quantity"
                                      FROM "records" AS "t7"
                                      WHERE
                                        "t7"."recorded_at" <= 0 AND "t7"."occurred_on" > 19904
                                    ) AS "t20"
                                    UNION ALL
                                    SELECT
                                      *
                                    FROM (
                                      SELECT
                                        "t0"."company_no",
                                        'complaint.late' AS "event",
                                        "t0"."received_at" AS "occurred_on",
                                        CAST(GREATEST("t0"."received_at", "t0"."received_at" + 11) AS INT) AS "starts_on",
                                        LEAST(2932896, 2932896) AS "stops_on",
                                        CAST(NULL AS INT) AS "document_until",
                                        1 AS "quantity"
                                      FROM "complaints" AS "t0"
                                      WHERE
                                        "t0"."recorded_at" <= 0
                                        AND "t0"."received_at" IS NOT NULL
                                        AND "t0"."liability" = 'company'
                                        AND "t0"."upheld" = TRUE
                                        AND "t0"."duplicate_of" IS NULL
                                        AND (
                                          COALESCE("t0"."answered_at", 2932896) - "t0"."received_at"
                                        ) >= 11
                                        AND 11 < 2932896
                                        AND CAST(GREATEST("t0"."received_at", "t0"."received_at" + 11) AS INT) < LEAST(2932896, 2932896)
                                        AND CAST(GREATEST("t0"."received_at", "t0"."received_at" + 11) AS INT) > 19904
                                    ) AS "t25"
                                  ) AS "t28"
                                ) AS "t37"
                                INNER JOIN "memtable_1" AS "t12"
                                  ON "t37"."event" = "t12"."term_event"
                                  AND "t37"."lasts" >= "t12"."lasts_from"
                                  AND "t37"."occurred_on" >= "t12"."occurs_from"
                                  AND "t37"."occurred_on" < "t12"."occurs_until"
                              ) AS "t43"
                              WHERE
                                "t43"."begins_on" < "t43"."in_force_until"
                            ) AS "t47"
                            LEFT OUTER JOIN "memtable_2" AS "t10"
                              ON "t47"."life" = "t10"."cal_life" AND "t47"."occurred_on" = "t10"."cal_day"
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
                              "t21"."company_no",
                              MIN("t21"."occurred_on") AS "first"
                            FROM "t15" AS "t21"
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
                        "t34"."company_no",
                        "t34"."leaves_on",
                        CAST(NULL AS BIGINT) AS "measure_0_numerator",
                        CAST(NULL AS INT) AS "changes_on"
                      FROM (
                        SELECT
                          "t31"."company_no",
                          MIN("t31"."leaves_on") AS "leaves_on"
                        FROM (
                          SELECT
                            "t22"."company_no",
                            "t22"."leaves_on"
                          FROM (
                            SELECT
                              "t2"."company_no",
                              "t2"."ends_on" AS "leaves_on"
                            FROM "service_periods" AS "t2"
                            WHERE
                              "t2"."ends_on" > 19904 AND "t2"."ends_on" < 2932896
                          ) AS "t22"
                          ANTI JOIN "service_periods" AS "t9"
                            ON "t22"."company_no" = "t9"."company_no"
                            AND "t9"."starts_on" <= "t22"."leaves_on"
                            AND "t9"."ends_on" > "t22"."leaves_on"
                        ) AS "t31"
                        GROUP BY
                          1
                      ) AS "t34"
                    ) AS "t38"
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
                          "t21"."company_no",
                          COUNT(*) AS "numerator"
                        FROM "t15" AS "t21"
                        GROUP BY
                          1
                      ) AS "t26"
                    ) AS "t30"
                  ) AS "t39"
                ) AS "t54"
                GROUP BY
                  1
              ) AS "t58"
                ON "t64"."company_no" = "t58"."company_no"
            ) AS "t65"
          ) AS "t66"
        ) AS "t67"
      ) AS "t68"
    ) AS "t69"
  ) AS "t70"
) AS "t71"
