WITH "t21" AS (
  SELECT
    "t2"."company_no",
    "t2"."community_no",
    "t2"."complaint_id",
    "t2"."channel",
    "t2"."category",
    "t2"."liability",
    "t2"."upheld",
    "t2"."satisfaction",
    "t2"."duplicate_of",
    "t2"."received_at",
    "t2"."answered_at",
    "t2"."closed_at",
    "t2"."recorded_at",
    "t2"."received_at" AS "occurred_on",
    "t2"."received_at" AS "starts_on",
    2932896 AS "stops_on"
  FROM "complaints" AS "t2"
  WHERE
    "t2"."recorded_at" <= 0
    AND "t2"."received_at" IS NOT NULL
    AND "t2"."received_at" < 2932896
    AND "t2"."received_at" >= 19539
    AND "t2"."received_at" <= 19904
    AND 2932896 > 19904
)
SELECT
  "t97"."company_no",
  "t97"."component_good" AS "good",
  "t97"."component_bad" AS "bad",
  "t97"."score",
  CASE
    WHEN "t97"."status" = 'not_participating'
    THEN 'C(missing)'
    ELSE CASE
      WHEN "t97"."place" = 0
      THEN 'AAA'
      WHEN "t97"."place" = 1
      THEN 'AA'
      WHEN "t97"."place" = 2
      THEN 'A'
      WHEN "t97"."place" = 3
      THEN 'B'
      WHEN "t97"."place" = 4
      THEN 'C'
      ELSE ''
    END
  END AS "grade",
  "t97"."status",
  "t97"."blacklisted",
  CASE
    WHEN "t97"."status" = 'not_participating'
    THEN 'C(missing)'
    ELSE CASE
      WHEN "t97"."place" = 0
      THEN 'AAA'
      WHEN "t97"."place" = 1
      THEN 'AA'
      WHEN "t97"."place" = 2
      THEN 'A'
      WHEN "t97"."place" = 3
      THEN 'B'
      WHEN "t97"."place" = 4
      THEN 'C'
      ELSE ''
    END
  END IN ('AAA', 'AA', 'A')
  AND NOT (
    "t97"."blacklisted"
  ) AS "eligible",
  "t97"."next_change_on"
FROM (
  SELECT
    "t96"."company_no",
    "t96"."participates",
    "t96"."sum_1",
    "t96"."sum_2",
    "t96"."flags",
    "t96"."last_barred",
    "t96"."first_0",
    "t96"."stops",
    "t96"."begins",
    "t96"."serves",
    "t96"."serves_until",
    "t96"."serves_from",
    "t96"."measure_0",
    "t96"."measure_0_first",
    "t96"."measure_0_stops",
    "t96"."measure_0_begins",
    "t96"."component_good",
    "t96"."component_bad",
    "t96"."score",
    "t96"."first_0_day",
    "t96"."first_0_until",
    "t96"."measure_0_first_day",
    "t96"."measure_0_first_until",
    "t96"."served_changes",
    NULLIF(
      LEAST(
        COALESCE("t96"."first_0_until", 2932896),
        COALESCE("t96"."stops", 2932896),
        COALESCE("t96"."begins", 2932896),
        COALESCE(
          CASE
            WHEN "t96"."participates"
            THEN CASE
              WHEN COALESCE("t96"."serves", 0) = 1
              THEN "t96"."serves_until"
              ELSE "t96"."serves_from"
            END
            ELSE 2932896
          END,
          2932896
        ),
        COALESCE("t96"."served_changes", 2932896),
        COALESCE("t96"."measure_0_stops", 2932896),
        COALESCE("t96"."measure_0_begins", 2932896),
        COALESCE("t96"."measure_0_first_until", 2932896),
        2932896
      ),
      2932896
    ) AS "next_change_on",
    CASE
      WHEN NOT (
        "t96"."participates"
      )
      THEN 'not_participating'
      WHEN NOT (
        COALESCE("t96"."serves", 0) = 1
      )
      THEN 'no_project'
      ELSE 'rated'
    END AS "status",
    GREATEST(
      CASE
        WHEN TRUE AND (
          "t96"."score" >= 85000
        )
        THEN 0
        WHEN TRUE AND (
          "t96"."score" >= 80000
        )
        THEN 1
        WHEN TRUE AND (
          "t96"."score" >= 70000
        )
        THEN 2
        WHEN TRUE AND (
          "t96"."score" >= 60000
        )
        THEN 3
        WHEN TRUE AND NOT (
          FALSE OR (
            COALESCE("t96"."sum_2", 0) <> 0
          )
        )
        THEN 3
        WHEN TRUE
        THEN 4
        ELSE 4
      END,
      CASE WHEN (
        COALESCE("t96"."flags", 0) & 16
      ) <> 0 THEN 4 ELSE 0 END
    ) AS "place",
    COALESCE((
      "t96"."last_barred" % 2
    ) = 0, FALSE) AS "blacklisted"
  FROM (
    SELECT
      "t95".*
      EXCLUDE ("company_no_right")
    FROM (
      SELECT
        "t94"."company_no",
        "t94"."participates",
        "t94"."sum_1",
        "t94"."sum_2",
        "t94"."flags",
        "t94"."last_barred",
        "t94"."first_0",
        "t94"."stops",
        "t94"."begins",
        "t94"."serves",
        "t94"."serves_until",
        "t94"."serves_from",
        "t94"."measure_0",
        "t94"."measure_0_first",
        "t94"."measure_0_stops",
        "t94"."measure_0_begins",
        "t94"."component_good",
        "t94"."component_bad",
        "t94"."score",
        "t26"."first_0_day",
        "t26"."first_0_until",
        "t27"."measure_0_first_day",
        "t27"."measure_0_first_until",
        "t49"."company_no" AS "company_no_right",
        "t49"."served_changes"
      FROM (
        SELECT
          "t92"."company_no",
          "t92"."participates",
          "t92"."sum_1",
          "t92"."sum_2",
          "t92"."flags",
          "t92"."last_barred",
          "t92"."first_0",
          "t92"."stops",
          "t92"."begins",
          "t92"."serves",
          "t92"."serves_until",
          "t92"."serves_from",
          "t92"."measure_0",
          "t92"."measure_0_first",
          "t92"."measure_0_stops",
          "t92"."measure_0_begins",
          LEAST(GREATEST(0 + LEAST(COALESCE("t92"."sum_1", 0), 5000), 0), 40000) AS "component_good",
          LEAST(COALESCE("t92"."sum_2", 0) + "t92"."measure_0", 0) AS "component_bad",
          LEAST(GREATEST(0 + LEAST(COALESCE("t92"."sum_1", 0), 5000), 0), 40000) + LEAST(COALESCE("t92"."sum_2", 0) + "t92"."measure_0", 0) + 80000 AS "score"
        FROM (
          SELECT
            "t91".*
            EXCLUDE ("company_no_right")
          FROM (
            SELECT
              "t86"."company_no",
              "t86"."participates",
              "t86"."sum_1",
              "t86"."sum_2",
              "t86"."flags",
              "t86"."last_barred",
              "t86"."first_0",
              "t86"."stops",
              "t86"."begins",
              "t86"."serves",
              "t86"."serves_until",
              "t86"."serves_from",
              "t90"."company_no" AS "company_no_right",
              "t90"."measure_0",
              "t90"."measure_0_first",
              "t90"."measure_0_stops",
              "t90"."measure_0_begins"
            FROM (
              SELECT
                "t82".*
                EXCLUDE ("company_no_right")
              FROM (
                SELECT
                  "t80"."company_no",
                  "t80"."participates",
                  "t80"."sum_1",
                  "t80"."sum_2",
                  "t80"."flags",
                  "t80"."last_barred",
                  "t80"."first_0",
                  "t80"."stops",
                  "t80"."begins",
                  "t66"."company_no" AS "company_no_right",
                  "t66"."serves",
                  "t66"."serves_until",
                  "t66"."serves_from"
                FROM (
                  SELECT
                    "t76".*
                    EXCLUDE ("company_no_right")
                  FROM (
                    SELECT
                      "t73"."company_no",
                      "t73"."participates",
                      "t73"."sum_1",
                      "t73"."sum_2",
                      "t73"."flags",
                      "t73"."last_barred",
                      "t73"."first_0",
                      "t73"."stops",
                      "t74"."company_no" AS "company_no_right",
                      "t74"."begins"
                    FROM (
                      SELECT
                        "t68".*
                        EXCLUDE ("company_no_right")
                      FROM (
                        SELECT
                          "t23"."company_no",
                          "t23"."participates",
                          "t65"."company_no" AS "company_no_right",
                          "t65"."sum_1",
                          "t65"."sum_2",
                          "t65"."flags",
                          "t65"."last_barred",
                          "t65"."first_0",
                          "t65"."stops"
                        FROM (
                          SELECT
                            "t3"."company_no",
                            "t3"."participates"
                          FROM "companies" AS "t3"
                        ) AS "t23"
                        LEFT OUTER JOIN (
                          SELECT
                            "t57"."company_no",
                            SUM("t57"."earned") FILTER(WHERE
                              "t57"."bucket" = 1) AS "sum_1",
                            SUM("t57"."earned") FILTER(WHERE
                              "t57"."bucket" = 2) AS "sum_2",
                            BIT_OR("t57"."flag") FILTER(WHERE
                              (
                                "t57"."flag" <> 0
                              )
                              AND (
                                (
                                  "t57"."quantity" > 0
                                ) OR (
                                  "t57"."kind" = 1
                                )
                              )) AS "flags",
                            MAX((
                              "t57"."occurred_on" * 2
                            ) + CASE WHEN "t57"."kind" = 3 THEN 1 ELSE 0 END) FILTER(WHERE
                              (
                                "t57"."kind" = 3
                              ) OR (
                                "t57"."kind" = 2
                              )) AS "last_barred",
                            MIN("t57"."occurred_on") FILTER(WHERE
                              "t57"."life" = 0) AS "first_0",
                            MIN("t57"."ends") AS "stops"
                          FROM (
                            SELECT
                              "t51"."company_no",
                              "t51"."event",
                              "t51"."occurred_on",
                              "t51"."starts_on",
                              "t51"."stops_on",
                              "t51"."document_until",
                              "t51"."quantity",
                              "t51"."term_no",
                              "t51"."term_event",
                              "t51"."kind",
                              "t51"."points",
                              "t51"."bucket",
                              "t51"."flag",
                              CASE
                                WHEN "t51"."is_dated" AND (
                                  "t51"."document_until" IS NOT NULL
                                )
                                THEN "t51"."dated_life"
                                ELSE "t51"."life"
                              END AS "life",
                              "t51"."dated_life",
                              "t51"."is_dated",
                              "t51"."occurs_from",
                              "t51"."occurs_until",
                              "t51"."undated_from",
                              "t51"."in_force_from",
                              "t51"."in_force_until",
                              "t51"."points" * "t51"."quantity" AS "earned",
                              CASE
                                WHEN "t51"."is_dated" AND (
                                  "t51"."document_until" IS NOT NULL
                                )
                                THEN LEAST("t51"."stops_on", "t51"."document_until")
                                ELSE "t51"."stops_on"
                              END AS "ends"
                            FROM (
                              SELECT
                                "t43"."company_no",
                                "t43"."event",
                                "t43"."occurred_on",
                                "t43"."starts_on",
                                "t43"."stops_on",
                                "t43"."document_until",
                                "t43"."quantity",
                                "t10"."term_no",
                                "t10"."term_event",
                                "t10"."kind",
                                "t10"."points",
                                "t10"."bucket",
                                "t10"."flag",
                                "t10"."life",
                                "t10"."dated_life",
                                "t10"."is_dated",
                                "t10"."occurs_from",
                                "t10"."occurs_until",
                                "t10"."undated_from",
                                "t10"."in_force_from",
                                "t10"."in_force_until"
                              FROM (
                                SELECT
                                  *
                                FROM (
                                  SELECT
                                    "t7"."company_no",
                                    "t7"."event",
                                    "t7"."occurred_on",
                                    "t7"."occurred_on" AS "starts_on",
                                    COALESCE("t7"."revoked_on", 2932896) AS "stops_on",
                                    "t7"."valid_until" AS "document_until",
                                    "t7"."quantity"
                                  FROM "records" AS "t7"
                                  WHERE
                                    "t7"."recorded_at" <= 0
                                    AND "t7"."occurred_on" <= 19904
                                    AND COALESCE("t7"."revoked_on", 2932896) > 19904
                                    AND (
                                      (
                                        "t7"."occurred_on" >= 19539
                                      )
                                      OR "t7"."event" IN ('fraud')
                                      OR (
                                        "t7"."valid_until" > 19904
                                      )
                                    )
                                ) AS "t32"
                                UNION ALL
                                SELECT
                                  *
                                FROM (
                                  SELECT
                                    "t2"."company_no",
                                    'complaint.late' AS "event",
                                    "t2"."received_at" AS "occurred_on",
                                    CAST(GREATEST("t2"."received_at", "t2"."received_at" + 11) AS INT) AS "starts_on",
                                    LEAST(2932896, 2932896) AS "stops_on",
                                    CAST(NULL AS INT) AS "document_until",
                                    1 AS "quantity"
                                  FROM "complaints" AS "t2"
                                  WHERE
                                    "t2"."recorded_at" <= 0
                                    AND "t2"."received_at" IS NOT NULL
                                    AND "t2"."liability" = 'company'
                                    AND "t2"."upheld" = TRUE
                                    AND "t2"."duplicate_of" IS NULL
                                    AND (
                                      COALESCE("t2"."answered_at", 2932896) - "t2"."received_at"
                                    ) >= 11
                                    AND 11 < 2932896
                                    AND CAST(GREATEST("t2"."received_at", "t2"."received_at" + 11) AS INT) < LEAST(2932896, 2932896)
                                    AND CAST(GREATEST("t2"."received_at", "t2"."received_at" + 11) AS INT) <= 19904
                                    AND LEAST(2932896, 2932896) > 19904
                                    AND (
                                      (
                                        "t2"."received_at" >= 19539
                                      )
                                      OR 'complaint.late' IN ('fraud')
                                      OR (
                                        CAST(NULL AS INT) > 19904
                                      )
                                    )
                                ) AS "t34"
                              ) AS "t43"
                              INNER JOIN "memtable_0" AS "t10"
                                ON "t43"."event" = "t10"."term_event"
                            ) AS "t51"
                            WHERE
                              "t51"."occurred_on" >= "t51"."occurs_from"
                              AND "t51"."occurred_on" < "t51"."occurs_until"
                              AND CASE
                                WHEN "t51"."is_dated" AND (
                                  "t51"."document_until" IS NOT NULL
                                )
                                THEN "t51"."document_until" > 19904
                                ELSE "t51"."occurred_on" >= "t51"."undated_from"
                              END
                          ) AS "t57"
                          GROUP BY
                            1
                        ) AS "t65"
                          ON "t23"."company_no" = "t65"."company_no"
                      ) AS "t68"
                    ) AS "t73"
                    LEFT OUTER JOIN (
                      SELECT
                        "t67"."company_no",
                        MIN("t67"."begins_on") AS "begins"
                      FROM (
                        SELECT
                          "t62"."company_no",
                          "t62"."begins_on"
                        FROM (
                          SELECT
                            "t60"."company_no",
                            "t60"."life",
                            "t60"."occurred_on",
                            "t60"."begins_on",
                            "t9"."cal_life",
                            "t9"."cal_day",
                            "t9"."cal_until"
                          FROM (
                            SELECT
                              "t52"."company_no",
                              CASE
                                WHEN "t52"."is_dated" AND (
                                  "t52"."document_until" IS NOT NULL
                                )
                                THEN "t52"."dated_life"
                                ELSE "t52"."life"
                              END AS "life",
                              "t52"."occurred_on",
                              GREATEST("t52"."starts_on", 19904) AS "begins_on"
                            FROM (
                              SELECT
                                "t44"."company_no",
                                "t44"."event",
                                "t44"."occurred_on",
                                "t44"."starts_on",
                                "t44"."stops_on",
                                "t44"."document_until",
                                "t44"."quantity",
                                "t11"."term_no",
                                "t11"."term_event",
                                "t11"."kind",
                                "t11"."points",
                                "t11"."bucket",
                                "t11"."flag",
                                "t11"."life",
                                "t11"."dated_life",
                                "t11"."is_dated",
                                "t11"."occurs_from",
                                "t11"."occurs_until",
                                "t11"."undated_from",
                                "t11"."in_force_from",
                                "t11"."in_force_until"
                              FROM (
                                SELECT
                                  *
                                FROM (
                                  SELECT
                                    "t7"."company_no",
                                    "t7"."event",
                                    "t7"."occurred_on",
                                    "t7"."occurred_on" AS "starts_on",
                                    COALESCE("t7"."revoked_on", 2932896) AS "stops_on",
                                    "t7"."valid_until" AS "document_until",
                                    "t7"."quantity"
                                  FROM "records" AS "t7"
                                  WHERE
                                    "t7"."recorded_at" <= 0 AND "t7"."occurred_on" > 19904
                                ) AS "t24"
                                UNION ALL
                                SELECT
                                  *
                                FROM (
                                  SELECT
                                    "t2"."company_no",
                                    'complaint.late' AS "event",
                                    "t2"."received_at" AS "occurred_on",
                                    CAST(GREATEST("t2"."received_at", "t2"."received_at" + 11) AS INT) AS "starts_on",
                                    LEAST(2932896, 2932896) AS "stops_on",
                                    CAST(NULL AS INT) AS "document_until",
                                    1 AS "quantity"
                                  FROM "complaints" AS "t2"
                                  WHERE
                                    "t2"."recorded_at" <= 0
                                    AND "t2"."received_at" IS NOT NULL
                                    AND "t2"."liability" = 'company'
                                    AND "t2"."upheld" = TRUE
                                    AND "t2"."duplicate_of" IS NULL
                                    AND (
                                      COALESCE("t2"."answered_at", 2932896) - "t2"."received_at"
                                    ) >= 11
                                    AND 11 < 2932896
                                    AND CAST(GREATEST("t2"."received_at", "t2"."received_at" + 11) AS INT) < LEAST(2932896, 2932896)
                                    AND CAST(GREATEST("t2"."received_at", "t2"."received_at" + 11) AS INT) > 19904
                                ) AS "t35"
                              ) AS "t44"
                              INNER JOIN "memtable_1" AS "t11"
                                ON "t44"."event" = "t11"."term_event"
                            ) AS "t52"
                            WHERE
                              "t52"."occurred_on" >= "t52"."occurs_from"
                              AND "t52"."occurred_on" < "t52"."occurs_until"
                              AND "t52"."stops_on" > GREATEST("t52"."starts_on", 19904)
                              AND GREATEST("t52"."starts_on", 19904) < "t52"."in_force_until"
                              AND CASE
                                WHEN "t52"."is_dated" AND (
                                  "t52"."document_until" IS NOT NULL
                                )
                                THEN "t52"."document_until" > GREATEST("t52"."starts_on", 19904)
                                ELSE "t52"."occurred_on" >= "t52"."undated_from"
                              END
                          ) AS "t60"
                          LEFT OUTER JOIN "memtable_2" AS "t9"
                            ON "t60"."life" = "t9"."cal_life" AND "t60"."occurred_on" = "t9"."cal_day"
                        ) AS "t62"
                        WHERE
                          (
                            "t62"."cal_until" IS NULL
                          ) OR (
                            "t62"."cal_until" > "t62"."begins_on"
                          )
                      ) AS "t67"
                      GROUP BY
                        1
                    ) AS "t74"
                      ON "t73"."company_no" = "t74"."company_no"
                  ) AS "t76"
                ) AS "t80"
                LEFT OUTER JOIN (
                  SELECT
                    "t59"."company_no",
                    MAX(
                      CASE
                        WHEN (
                          "t59"."starts_on" <= 19904
                        ) AND (
                          "t59"."ends_on" > 19904
                        )
                        THEN 1
                        ELSE 0
                      END
                    ) AS "serves",
                    MIN("t59"."ends_on") FILTER(WHERE
                      (
                        "t59"."starts_on" <= 19904
                      ) AND (
                        "t59"."ends_on" > 19904
                      )) AS "serves_until",
                    MIN("t59"."starts_on") FILTER(WHERE
                      "t59"."starts_on" > 19904) AS "serves_from"
                  FROM (
                    SELECT
                      "t55"."company_no",
                      "t55"."starts_on",
                      "t55"."ends_on"
                    FROM (
                      SELECT
                        "t54"."company_no",
                        "t54"."stretch",
                        MIN("t54"."starts_on") AS "starts_on",
                        MAX("t54"."ends_on") AS "ends_on"
                      FROM (
                        SELECT
                          "t48"."company_no",
                          "t48"."community_no",
                          "t48"."starts_on",
                          "t48"."ends_on",
                          "t48"."reached",
                          "t48"."fresh",
                          SUM("t48"."fresh") OVER (
                            PARTITION BY "t48"."company_no"
                            ORDER BY "t48"."starts_on" ASC, "t48"."ends_on" ASC, "t48"."community_no" ASC
                            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                          ) AS "stretch"
                        FROM (
                          SELECT
                            "t29"."company_no",
                            "t29"."community_no",
                            "t29"."starts_on",
                            "t29"."ends_on",
                            "t29"."reached",
                            CASE
                              WHEN (
                                "t29"."reached" IS NULL
                              ) OR (
                                "t29"."starts_on" > "t29"."reached"
                              )
                              THEN 1
                              ELSE 0
                            END AS "fresh"
                          FROM (
                            SELECT
                              "t1"."company_no",
                              "t1"."community_no",
                              "t1"."starts_on",
                              "t1"."ends_on",
                              MAX("t1"."ends_on") OVER (
                                PARTITION BY "t1"."company_no"
                                ORDER BY "t1"."starts_on" ASC, "t1"."ends_on" ASC, "t1"."community_no" ASC
                                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
                              ) AS "reached"
                            FROM "service_periods" AS "t1"
                          ) AS "t29"
                        ) AS "t48"
                      ) AS "t54"
                      GROUP BY
                        1,
                        2
                    ) AS "t55"
                  ) AS "t59"
                  GROUP BY
                    1
                ) AS "t66"
                  ON "t80"."company_no" = "t66"."company_no"
              ) AS "t82"
            ) AS "t86"
            LEFT OUTER JOIN (
              SELECT
                "t88"."company_no",
                CASE WHEN "t88"."value" IS NULL THEN 0 ELSE "t88"."value" END AS "measure_0",
                "t88"."first" AS "measure_0_first",
                "t88"."stops" AS "measure_0_stops",
                "t88"."begins" AS "measure_0_begins"
              FROM (
                SELECT
                  "t87".*
                  EXCLUDE ("company_no_right")
                FROM (
                  SELECT
                    "t85"."company_no",
                    "t85"."numerator",
                    "t85"."denominator",
                    "t85"."value",
                    "t85"."first",
                    "t85"."stops",
                    "t40"."company_no" AS "company_no_right",
                    "t40"."begins"
                  FROM (
                    SELECT
                      "t81".*
                      EXCLUDE ("company_no_right")
                    FROM (
                      SELECT
                        "t79"."company_no",
                        "t79"."numerator",
                        "t79"."denominator",
                        "t79"."value",
                        "t45"."company_no" AS "company_no_right",
                        "t45"."first",
                        "t45"."stops"
                      FROM (
                        SELECT
                          "t75".*
                          EXCLUDE ("company_no_right")
                        FROM (
                          SELECT
                            "t22"."company_no",
                            "t72"."company_no" AS "company_no_right",
                            "t72"."numerator",
                            "t72"."denominator",
                            "t72"."value"
                          FROM (
                            SELECT
                              "t3"."company_no"
                            FROM "companies" AS "t3"
                          ) AS "t22"
                          LEFT OUTER JOIN (
                            SELECT
                              "t61"."company_no",
                              "t61"."numerator",
                              "t61"."denominator",
                              CASE
                                WHEN "t61"."denominator" = 0
                                THEN CAST(NULL AS BIGINT)
                                ELSE CAST(FLOOR(
                                  (
                                    (
                                      (
                                        "t61"."numerator" * 1000000 * 2
                                      ) + "t61"."denominator"
                                    ) - (
                                      (
                                        (
                                          "t61"."numerator" * 1000000 * 2
                                        ) + "t61"."denominator"
                                      ) % CASE WHEN "t61"."denominator" = 0 THEN 1 ELSE "t61"."denominator" * 2 END
                                    )
                                  ) / (
                                    CASE WHEN "t61"."denominator" = 0 THEN 1 ELSE "t61"."denominator" * 2 END
                                  )
                                ) AS BIGINT)
                              END AS "value"
                            FROM (
                              SELECT
                                "t56"."company_no",
                                "t56"."numerator",
                                COALESCE("t56"."denominator", 0) AS "denominator"
                              FROM (
                                SELECT
                                  "t22"."company_no",
                                  COALESCE("t42"."numerator", 0) AS "numerator",
                                  "t53"."company_no" AS "company_no_right",
                                  "t53"."denominator"
                                FROM (
                                  SELECT
                                    "t3"."company_no"
                                  FROM "companies" AS "t3"
                                ) AS "t22"
                                LEFT OUTER JOIN (
                                  SELECT
                                    "t30"."company_no",
                                    COUNT(*) AS "numerator"
                                  FROM "t21" AS "t30"
                                  GROUP BY
                                    1
                                ) AS "t42"
                                  ON "t22"."company_no" = "t42"."company_no"
                                LEFT OUTER JOIN (
                                  SELECT
                                    "t46"."company_no",
                                    SUM("t46"."size") AS "denominator"
                                  FROM (
                                    SELECT
                                      "t28"."company_no",
                                      "t28"."community_no",
                                      "t28"."starts_on",
                                      "t28"."ends_on",
                                      "t31"."size"
                                    FROM (
                                      SELECT
                                        *
                                      FROM "service_periods" AS "t1"
                                      WHERE
                                        "t1"."starts_on" <= 19904 AND "t1"."ends_on" > 19904
                                    ) AS "t28"
                                    INNER JOIN (
                                      SELECT
                                        "t8"."community_no",
                                        COALESCE("t8"."households", 0) AS "size"
                                      FROM "communities" AS "t8"
                                    ) AS "t31"
                                      ON "t28"."community_no" = "t31"."community_no"
                                  ) AS "t46"
                                  GROUP BY
                                    1
                                ) AS "t53"
                                  ON "t22"."company_no" = "t53"."company_no"
                              ) AS "t56"
                            ) AS "t61"
                          ) AS "t72"
                            ON "t22"."company_no" = "t72"."company_no"
                        ) AS "t75"
                      ) AS "t79"
                      LEFT OUTER JOIN (
                        SELECT
                          "t30"."company_no",
                          MIN("t30"."occurred_on") AS "first",
                          MIN("t30"."stops_on") AS "stops"
                        FROM "t21" AS "t30"
                        GROUP BY
                          1
                      ) AS "t45"
                        ON "t79"."company_no" = "t45"."company_no"
                    ) AS "t81"
                  ) AS "t85"
                  LEFT OUTER JOIN (
                    SELECT
                      "t20"."company_no",
                      MIN("t20"."begins_on") AS "begins"
                    FROM (
                      SELECT
                        "t2"."company_no",
                        "t2"."received_at" AS "occurred_on",
                        0 AS "life",
                        "t2"."received_at" AS "begins_on"
                      FROM "complaints" AS "t2"
                      WHERE
                        "t2"."recorded_at" <= 0
                        AND "t2"."received_at" IS NOT NULL
                        AND "t2"."received_at" < 2932896
                        AND "t2"."received_at" > 19904
                        AND "t2"."received_at" >= 19539
                    ) AS "t20"
                    GROUP BY
                      1
                  ) AS "t40"
                    ON "t85"."company_no" = "t40"."company_no"
                ) AS "t87"
              ) AS "t88"
            ) AS "t90"
              ON "t86"."company_no" = "t90"."company_no"
          ) AS "t91"
        ) AS "t92"
      ) AS "t94"
      LEFT OUTER JOIN (
        SELECT
          "t0"."cal_day" AS "first_0_day",
          "t0"."cal_until" AS "first_0_until"
        FROM "memtable_3" AS "t0"
        WHERE
          "t0"."cal_life" = 0
      ) AS "t26"
        ON "t94"."first_0" = "t26"."first_0_day"
      LEFT OUTER JOIN (
        SELECT
          "t0"."cal_day" AS "measure_0_first_day",
          "t0"."cal_until" AS "measure_0_first_until"
        FROM "memtable_3" AS "t0"
        WHERE
          "t0"."cal_life" = 0
      ) AS "t27"
        ON "t94"."measure_0_first" = "t27"."measure_0_first_day"
      LEFT OUTER JOIN (
        SELECT
          "t33"."company_no",
          MIN("t33"."day") AS "served_changes"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t1"."company_no",
                "t1"."starts_on" AS "day"
              FROM "service_periods" AS "t1"
            ) AS "t12"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                "t1"."company_no",
                "t1"."ends_on" AS "day"
              FROM "service_periods" AS "t1"
            ) AS "t13"
          ) AS "t18"
          WHERE
            "t18"."day" > 19904
        ) AS "t33"
        GROUP BY
          1
      ) AS "t49"
        ON "t94"."company_no" = "t49"."company_no"
    ) AS "t95"
  ) AS "t96"
) AS "t97"
