"""`assay batch --engine dask`: a scheduler and two workers, all processes of their own, give the same bytes."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from tests.service.batches import COMMAND, ENVIRONMENT, batch, shell, write_records
from tests.service.clusters import Cluster


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_records(tmp_path_factory.mktemp("in") / "in.jsonl", 800)


def test_a_cluster_gives_the_same_bytes_and_a_killed_worker_costs_time_only(tmp_path: Path, source: Path) -> None:
    profile = tmp_path / "profile.json"
    profile.write_text('{"name": "strict", "weights": {"promotion.selling": -4}}')
    with Cluster(tmp_path, 2) as cluster:
        dask = ["--detector", "fast", "--profile", profile, "--engine", "dask", "--scheduler", cluster.address]
        arguments = ["batch", source, "-o", tmp_path / "run", "--shard-records", 100, *dask]
        command = [*COMMAND, *map(str, arguments)]
        cluster.wait(2)
        with subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.PIPE) as started:
            while not list((tmp_path / "run").glob("shard-*.jsonl")) and started.poll() is None:
                time.sleep(0.01)
            cluster.kill_worker()
            assert started.stderr is not None
            said = started.stderr.read()
        assert (started.returncode, said) == (0, b"")
    assert batch(source, "-o", tmp_path / "expected.jsonl", "--profile", profile).exit_code == 0
    shards = sorted((tmp_path / "run").glob("shard-*.jsonl"))
    assert len(shards) == 8
    assert b"".join(path.read_bytes() for path in shards) == (tmp_path / "expected.jsonl").read_bytes()


def test_a_scheduler_that_is_not_there_is_said(tmp_path: Path, source: Path) -> None:
    dask = ["--engine", "dask", "--scheduler", "tcp://127.0.0.1:9"]
    done = shell("batch", source, "-o", tmp_path / "out.jsonl", *dask)
    assert done.returncode == 2
    assert b"the dask scheduler does not answer" in done.stderr
