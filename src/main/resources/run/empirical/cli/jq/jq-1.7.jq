# Functions of jq 1.7 that the engine lacks or has otherwise.

def abs: if . < 0 then -. else . end;
def fabs: length;
def trunc: if . < 0 then ceil else floor end;
def round: if . < 0 then -(-. | round) else floor as $f | if . - $f < 0.5 then $f else $f + 1 end end;

# The nearest whole number if that is exact.
def log2: _log2 as $l | ($l | round) as $r | if ($r | exp2) == . then $r else $l end;

def error(value): value | error;
def isempty(f): [first(f)] == [];
def repeat(f): def again: f, again; again;
def limit($n; f):
  if $n < 0 then f
  elif $n == 0 then empty
  else label $enough | foreach f as $x (0; . + 1; $x, if . >= $n then break $enough else empty end)
  end;
def map_values(f):
  if type == "array" then map(first(f))
  else with_entries(first(.value | f) as $new | .value = $new)
  end;

def IN(f): any(f == .; .);
def IN(a; b): any(a == b; .);
def INDEX(rows; f): [rows | {key: f | tostring, value: .}] | from_entries;
def INDEX(f): INDEX(.[]; f);
def JOIN($index; f): map([., $index[f]]);
def JOIN($index; rows; f): rows | [., $index[f]];
def JOIN($index; rows; f; g): JOIN($index; rows; f) | g;

def bsearch($x):
  . as $list
  | [0, length]
  | until(.[0] >= .[1];
      ((.[0] + .[1]) / 2 | floor) as $middle
      | if $list[$middle] < $x then [$middle + 1, .[1]] else [.[0], $middle] end)
  | .[0]
  | if . < ($list | length) and $list[.] == $x then . else -1 - . end;

def tostream:
  def events($at):
    if (type | . == "array" or . == "object") and length > 0
    then keys_unsorted as $keys
      | ($keys[] as $key | .[$key] | events($at + [$key])), [$at + [$keys[-1]]]
    else [$at, .]
    end;
  events([]);
def fromstream(events):
  foreach events as $e (null;
    (if .complete then null else . end)
    | if ($e | length) == 2 then .value |= setpath($e[0]; $e[1]) else . end
    | .complete = ($e[0] | length == 0 or length == 1 and ($e | length) == 1);
    if .complete then .value else empty end);
def truncate_stream(events):
  . as $depth | null | events | select(.[0] | length > $depth) | .[0] |= .[$depth:];

# An absent group's keys are in another order.
def match(re; flags):
  _match_impl(re; flags; false)[]
  | .captures |= map(if .string == null then {offset, string, length, name} else . end);

def todateiso8601: strftime("%Y-%m-%dT%H:%M:%SZ");
def todate: todateiso8601;
def fromdate: fromdateiso8601;

# The engine's own would catch the errors and breaks of what comes after them.
def tostring: if type == "string" then . else tojson end;

def join($separator): map(if type == "number" then tojson else . end) | _join($separator);
def format($name):
  if $name == "text" then @text
  elif $name == "json" then @json
  elif $name == "csv" then @csv
  elif $name == "tsv" then @tsv
  elif $name == "html" then @html
  elif $name == "uri" then @uri
  elif $name == "sh" then @sh
  elif $name == "base64" then @base64
  elif $name == "base64d" then @base64d
  else error("\($name) is not a valid format")
  end;
