"""Spark started, and what goes wrong in it told in our words."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.messages import StoreProblem, UsageProblem

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_LOCAL = {  # nothing listens but on this machine
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
}


@contextmanager
def session(master: str) -> Iterator["SparkSession"]:
    """Spark at a master, or where its own configuration says; ended at the end."""
    try:
        from pyspark import SparkConf
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise StoreProblem("spark.missing") from None
    home = os.environ.get("JAVA_HOME")
    if not shutil.which("java", path=f"{home}/bin" if home else None):
        raise StoreProblem("spark.java")
    from py4j.protocol import Py4JError

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    conf = SparkConf()
    conf.setMaster(master or conf.get("spark.master") or "local[*]")
    conf.setAppName("kg build").setIfMissing("spark.ui.showConsoleProgress", "false")
    if str(conf.get("spark.master")).startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        for name, value in _LOCAL.items():
            conf.setIfMissing(name, value)
    try:
        spark = SparkSession.builder.config(conf=conf).getOrCreate()
    except (PySparkException, Py4JError) as error:
        raise UsageProblem("spark.master", master=conf.get("spark.master"), reason=cause(error)) from None
    try:
        spark.sparkContext.setLogLevel("ERROR")
        yield spark
    except (PySparkException, Py4JError) as error:
        raise StoreProblem("spark.failed", reason=cause(error)) from error
    finally:
        spark.stop()


def cause(error: Exception) -> str:
    """What lies at the bottom of an error of Spark, in a line.

    >>> cause(Exception("An error occurred\\n: a.E: no\\n\\tat x\\nCaused by: b.F: refused\\n\\tat y"))
    'b.F: refused'
    """
    lines = [line.strip() for line in str(error).split("\n")]
    told = [line for line in lines if line.startswith((":", "Caused by:")) or ".messages." in line]
    return (told or lines)[-1].removeprefix("Caused by:").removeprefix(":").strip()
