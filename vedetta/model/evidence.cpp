#include "vedetta/model/evidence.h"

namespace vedetta::model {

Value to_value(const Capture& c) {
  Value out;
  out.set("hash", c.hash);
  out.set("size", static_cast<std::int64_t>(c.size));
  out.set("origin", c.origin);
  out.set("media", c.media);
  if (!c.obtained.empty()) out.set("obtained", c.obtained);
  return out;
}

Value to_value(const Derivation& d) {
  Value out;
  out.set("capture", d.capture);
  out.set("tool", d.tool);
  out.set("hash", d.hash);
  return out;
}

}  // namespace vedetta::model
