#include "vedetta/model/run.h"

#include "vedetta/core/hash.h"
#include "vedetta/core/json.h"

namespace vedetta::model {

Value to_value(const Run& run) {
  Value out;
  out.set("program", run.program);
  out.set("data", run.data);
  out.set("lists", Value::strings(run.lists));
  out.set("measures", run.measures);
  out.set("configuration", Value::strings(run.configuration));
  out.set("extent", Value::strings(run.extent));
  return out;
}

Result<Run> run_from_value(const Value& value) {
  if (!value["program"].is_string())
    return Error{ErrorCode::bad_input, "the run names no program", "program", "store it anew"};
  Run run;
  run.program = value["program"].string();
  run.data = value["data"].string();
  run.lists = value["lists"].strings();
  run.measures = value["measures"].string();
  run.configuration = value["configuration"].strings();
  run.extent = value["extent"].strings();
  return run;
}

std::string Run::id() const {
  return sha256_hex(json::write(to_value(*this)));
}

std::string Run::covers() const {
  // The verb stands in brackets after the version: "vedetta 0.1.0 (read)".
  const std::size_t bracket = program.find('(');
  std::string bytes = bracket == std::string::npos ? program : program.substr(bracket);
  for (const std::string& input : extent) bytes += "\n" + input;
  return sha256_hex(bytes);
}

}  // namespace vedetta::model
