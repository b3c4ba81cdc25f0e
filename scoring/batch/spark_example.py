"""Score a table of articles on a Spark cluster: the same function, and so the same reports, as `assay batch`.

    pip install assay pyspark pandas pyarrow      # on the driver and on every worker
    PYSPARK_PYTHON=$(which python) spark-submit spark_example.py pages.parquet reports.parquet

The input has the columns of a record (`text` or `html`, and if there are any `id`, `url`, `title` ...).
"""

from __future__ import annotations

import sys

from scoring.batch.frames import SCHEMA, score_frames


def main(source: str, target: str) -> None:
    """Read, score and write; a row of the result has the whole report as JSON in `report`."""
    from pyspark.sql import SparkSession

    spark = (
        SparkSession.builder.appName("assay")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", 256)  # articles in memory of a worker at a time
        .getOrCreate()
    )
    pages = spark.read.parquet(source)
    pages.mapInPandas(score_frames, schema=SCHEMA).write.parquet(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
