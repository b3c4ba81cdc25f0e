-- wrk: posts the bodies of a file in turn, and counts the answers by kind of status.
local bodies, threads = {}, {}

function setup(thread) table.insert(threads, thread) end

function init(arguments)
  for line in io.lines(arguments[1]) do table.insert(bodies, line) end
  at, ok, refused, busy, broken = math.random(#bodies), 0, 0, 0, 0
end

function request()
  at = at % #bodies + 1
  return wrk.format("POST", "/v1/score", { ["Content-Type"] = "application/json" }, bodies[at])
end

function response(status)
  if status >= 500 then broken = broken + 1
  elseif status == 429 then busy = busy + 1
  elseif status >= 400 then refused = refused + 1
  else ok = ok + 1 end
end

function done(summary, latency)
  local sums = { ok = 0, refused = 0, busy = 0, broken = 0 }
  for _, thread in ipairs(threads) do
    for name in pairs(sums) do sums[name] = sums[name] + thread:get(name) end
  end
  local errors = summary.errors
  print(string.format(
    '{"ok": %d, "refused": %d, "busy": %d, "broken": %d, "socket_errors": %d, "seconds": %.2f, "p50": %.6f, "p99": %.6f}',
    sums.ok, sums.refused, sums.busy, sums.broken, errors.connect + errors.read + errors.write + errors.timeout,
    summary.duration / 1e6, latency:percentile(50) / 1e6, latency:percentile(99) / 1e6))
end
