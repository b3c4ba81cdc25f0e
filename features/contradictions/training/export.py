"""The trained cross-encoder as an int8 ONNX graph that gives a pair the same probabilities everywhere.

Weights keep to -64..64 with a scale an output, so that no processor's 16-bit sums of products overflow. Activations
become bytes while the model runs, each word piece by its own scale, so that nothing depends on what else is in the
batch. Embeddings are int8 with a scale a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from features.contradictions.training.encoder import Shape

Array = np.ndarray
POSITIONS = 256
TOP = 64  # largest coded weight
MICROSOFT = "com.microsoft"


class Graph:
    """Nodes and constants of a graph under construction."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.constant("one", np.array(1, np.float32))
        self.constant("middle", np.array(128, np.uint8))
        self.constant("per_byte", np.array(1 / 127, np.float32))
        self.constant("last_axis", np.array([-1], np.int64))

    def constant(self, name: str, value: Array) -> str:
        """Add a constant and return its name."""
        self.constants.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        """Add an operator and return the name of its output."""
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def linear(self, name: str, source: str, weight: Array) -> str:
        """`source` times the transposed weight, in int8; the bias is left to the operator that follows."""
        scale = np.maximum(np.abs(weight).max(1) / TOP, 1e-12).astype(np.float32)
        coded = np.rint(weight / scale[:, None]).astype(np.int8).T
        sums = self.node(
            "MatMulInteger", [self.rows(source), self.constant(f"{name}.codes", coded), "middle"], f"{name}.sums"
        )
        product = self.node(
            "Mul",
            [self.node("Cast", [sums], f"{name}.float", to=TensorProto.FLOAT), f"{source}.scale"],
            f"{name}.scaled",
        )
        return self.node("Mul", [product, self.constant(f"{name}.scales", scale)], f"{name}.product")

    def rows(self, source: str) -> str:
        """`source` as unsigned bytes around 128, each row (one word piece) by its own scale."""
        largest = self.node(
            "ReduceMax", [self.node("Abs", [source], f"{source}.size"), "last_axis"], f"{source}.largest", keepdims=1
        )
        scale = self.node("Mul", [largest, "per_byte"], f"{source}.scale")
        return self.node(
            "QuantizeLinear", [self.node("Div", [source, scale], f"{source}.ratio"), "one", "middle"], f"{source}.bytes"
        )

    def embedding(self, name: str, table: Array, ids: str) -> str:
        """Rows of an int8 table, each with its own scale."""
        scale = np.maximum(np.abs(table).max(1, keepdims=True) / 127, 1e-8).astype(np.float32)
        coded = np.rint(table / scale).astype(np.int8)
        codes = self.node("Gather", [self.constant(f"{name}.codes", coded), ids], f"{name}.rows")
        scales = self.node("Gather", [self.constant(f"{name}.scales", scale), ids], f"{name}.row_scales")
        return self.node(
            "Mul", [self.node("Cast", [codes], f"{name}.cast", to=TensorProto.FLOAT), scales], f"{name}.vectors"
        )


def encoder(state: Mapping[str, Array], shape: Shape) -> onnx.ModelProto:
    """The whole graph: ids, sides and mask in, probabilities of entailment, neutral and contradiction out."""
    graph = Graph()
    words = graph.embedding("words", state["words.weight"], "ids")
    sides = graph.node("Gather", [graph.constant("sides.table", state["sides.weight"]), "sides"], "sides.vectors")
    length = graph.node("Shape", ["ids"], "length", start=1, end=2)
    places = graph.node(
        "Slice",
        [
            graph.constant("places.table", state["places.weight"][:POSITIONS]),
            graph.constant("zero", np.zeros(1, np.int64)),
            length,
        ],
        "places.vectors",
    )
    x = graph.node("Add", [graph.node("Add", [words, sides], "words_and_sides"), places], "embedded")

    def constants(*names: str) -> list[str]:
        return [graph.constant(name, state[name]) for name in names]

    def added(layer: str, part: str, inner: str, outer: str, output: str) -> str:
        """What a part of a layer makes of its input, with its bias added to that input, and normed."""
        names = (f"{part}_norm.weight", f"{part}_norm.bias", f"{part}.bias")
        inputs = [inner, outer, *constants(*(f"{layer}.{name}" for name in names))]
        return graph.node("SkipLayerNormalization", inputs, f"{layer}.{output}", MICROSOFT, epsilon=shape.epsilon)

    x = graph.node(
        "LayerNormalization", [x, *constants("norm.weight", "norm.bias")], "normed", axis=-1, epsilon=shape.epsilon
    )
    seen = graph.node("Cast", ["mask"], "mask.float", to=TensorProto.FLOAT)
    flat = graph.node("Cast", ["mask"], "mask.flat", to=TensorProto.INT32)
    for i in range(shape.layers):
        at = f"layers.{i}"
        qkv = graph.linear(f"{at}.qkv", x, state[f"{at}.qkv.weight"])
        parts = [f"{at}.{name}" for name in ("query", "key", "value")]
        graph.nodes.append(helper.make_node("Split", [qkv], parts, name=f"{at}.split", axis=-1, num_outputs=3))
        mixed = graph.node(
            "MultiHeadAttention",
            [*parts, *constants(f"{at}.qkv.bias"), flat],
            f"{at}.attended",
            MICROSOFT,
            num_heads=shape.heads,
        )
        mixed = graph.linear(f"{at}.mix", mixed, state[f"{at}.mix.weight"])
        x = added(at, "mix", mixed, x, "mixed")
        wide = graph.linear(f"{at}.widen", x, state[f"{at}.widen.weight"])
        wide = graph.node("BiasGelu", [wide, *constants(f"{at}.widen.bias")], f"{at}.wide", MICROSOFT)
        narrow = graph.linear(f"{at}.narrow", wide, state[f"{at}.narrow.weight"])
        x = added(at, "narrow", narrow, x, "out")
    second = graph.constant("second_axis", np.array([1], np.int64))
    weight = graph.node("Unsqueeze", [seen, "last_axis"], "mask.column")
    total = graph.node("ReduceSum", [graph.node("Mul", [x, weight], "kept"), second], "kept.sum", keepdims=0)
    mean = graph.node("Div", [total, graph.node("ReduceSum", [weight, second], "mask.sum", keepdims=0)], "mean")
    first = graph.node("Gather", [x, graph.constant("first", np.array(0, np.int64))], "cls", axis=1)
    pooled = graph.node("Concat", [first, mean], "pooled", axis=1)
    dense = graph.node("Gemm", [pooled, *constants("dense.weight", "dense.bias")], "dense", transB=1)
    logits = graph.node(
        "Gemm", [graph.node("Tanh", [dense], "tanh"), *constants("head.weight", "head.bias")], "logits", transB=1
    )
    graph.node("Softmax", [logits], "probabilities", axis=1)
    integers = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"]) for name in ("ids", "sides", "mask")
    ]
    result = helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["batch", 3])
    model = helper.make_model(
        helper.make_graph(graph.nodes, "contradiction", integers, [result], graph.constants),
        opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)],
        ir_version=9,
    )
    model.doc_string = "P(entailment, neutral, contradiction) of two English sentences; MiniLM-L6, int8."
    return model


def export(state: Mapping[str, Array], path: Path) -> None:
    """Write the trained weights as an int8 graph."""
    onnx.save(encoder(state, Shape()), str(path))
