#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "vedetta/core/hash.h"
#include "vedetta/core/json.h"
#include "vedetta/report/layout.h"
#include "vedetta/report/passages.h"

namespace vedetta::report {
namespace {

using model::Claim;
using model::MentionType;

const char* schema_of(MentionType type) {
  switch (type) {
    case MentionType::per:
      return "Person";
    case MentionType::org:
      return "Organization";
    case MentionType::gpe:
      return "PublicBody";
    case MentionType::ves:
      return "Vessel";
    default:
      return "LegalEntity";
  }
}

// Entities by id; the properties of one id add up, without repeats and in order.
class Entities {
 public:
  void add(const std::string& id, std::string_view schema, std::string_view property,
           std::string value) {
    Entity& entity = entities_[id];
    if (entity.schema.empty()) entity.schema = schema;
    if (!value.empty()) entity.properties[std::string(property)].insert(std::move(value));
  }
  std::string write() const {
    std::string out;
    for (const auto& [id, entity] : entities_) {
      Value properties{Value::Object{}};
      for (const auto& [name, values] : entity.properties)
        properties.set(name, Value::strings({values.begin(), values.end()}));
      Value line;
      line.set("id", id);
      line.set("schema", entity.schema);
      line.set("properties", std::move(properties));
      out += json::write(line) + "\n";
    }
    return out;
  }

 private:
  struct Entity {
    std::string schema;
    std::map<std::string, std::set<std::string>> properties;
  };
  std::map<std::string, Entity> entities_;
};

class Export {
 public:
  explicit Export(const Sheet& sheet) : sheet_(sheet), layout_(sheet) {
    for (const SheetDocument& document : sheet.documents)
      for (const model::Mention& mention : document.mentions)
        types_.try_emplace(mention.link, mention.type);
    for (const Tier& tier : layout_.tiers())
      for (const Card& card : tier.cards)
        if (!card.act.empty()) events_.emplace(card.act, event_id(card));
    if (const auto table = DataPack::shipped().toml("report/languages.toml"))
      for (const Value& row : (*table)["language"].array())
        languages_.set(row["id"].string(), row["iso639_3"]);
  }

  std::string build() {
    for (const SheetDocument& document : sheet_.documents) {
      article(document);
      for (const model::Mention& mention : document.mentions) add_mention(document, mention);
    }
    for (const Tier& tier : layout_.tiers())
      for (const Card& card : tier.cards) add_event(card);
    for (const model::Finding& finding : sheet_.findings) add_note(finding);
    return entities_.write();
  }

 private:
  static std::string id(std::string_view kind, std::string_view key) {
    return fmt::format("vdt-{}-{}", kind, sha256_hex(key).substr(0, 40));
  }
  // FollowTheMoney ids bear letters, digits, dots and hyphens. What no list knows ("nil:…") is
  // known in its document only.
  static std::string entity_id(std::string_view entity, const SheetDocument& document) {
    if (entity.starts_with("nil:"))
      return id("nil", document_id(document) + "\n" + std::string(entity));
    std::string out(entity);
    std::replace_if(
        out.begin(), out.end(),
        [](unsigned char c) {
          return (c | 32) < 'a' || (c | 32) > 'z' ? c != '.' && (c < '0' || c > '9') : false;
        },
        '-');
    return out;
  }
  static std::string document_id(const SheetDocument& document) {
    return id("doc", document.name + "\n" + document.text);
  }
  static std::string event_id(const Card& card) {
    return id("act", card.act.empty() ? card.main().key : card.act);
  }

  void article(const SheetDocument& document) {
    const std::string key = document_id(document);
    const auto set = [&](const char* property, std::string value) {
      entities_.add(key, "Article", property, std::move(value));
    };
    set("fileName", document.name);
    set("title", document.title);
    if (is_web_address(document.url)) {
      set("sourceUrl", document.url);
    } else if (!document.url.empty()) {
      set("notes", "address as given: " + document.url);
    }
    set("language", languages_[document.language].string());
    set("publishedAt", document.dct ? document.dct->to_string() : "");
    for (const Note& note : document.notes) set("notes", note.code + ": " + note.text);
  }

  // Only parties that a list or gazetteer knows, or that act: their types come from the mentions.
  std::string party(const std::string& entity, const std::string& label,
                    const SheetDocument& document) {
    const auto type = types_.find(entity);
    const std::string key = entity_id(entity, document);
    entities_.add(key, type == types_.end() ? "LegalEntity" : schema_of(type->second), "name",
                  layout_.name(entity, label));
    return key;
  }

  bool is_legal(const std::string& entity) const {
    const auto type = types_.find(entity);
    return type == types_.end() || type->second != MentionType::ves;
  }

  void add_mention(const SheetDocument& document, const model::Mention& mention) {
    const std::string doc = document_id(document);
    const std::string key = id("mention", doc + "\n" + mention.link);
    const bool party_type = mention.type == MentionType::per || mention.type == MentionType::org ||
                            mention.type == MentionType::gpe;
    entities_.add(key, "Mention", "document", doc);
    entities_.add(key, "Mention", "name", mention.text);
    entities_.add(key, "Mention", "detectedSchema", schema_of(mention.type));
    if (party_type && !mention.link.empty() && !mention.link.starts_with("nil:"))
      entities_.add(key, "Mention", "resolved", party(mention.link, mention.text, document));
  }

  void add_event(const Card& card) {
    const std::string event = event_id(card);
    const auto set = [&](const char* property, std::string value) {
      entities_.add(event, "Event", property, std::move(value));
    };
    set("name", fmt::format("{} ({})", card.main().predicate,
                            card.main().positive ? model::to_string(card.main().modality) : "not"));
    for (const Located& located : card.claims) add_claim(event, located);
    for (const Located& located : card.denials) {
      const SheetDocument& document = sheet_.documents[located.document];
      set("notes", (is_refutal(*located.claim) ? "denied: " : "neither confirmed nor denied: ") +
                       slice(layout_.text(located.document), located.claim->sentence));
      set("proof", document_id(document));
    }
  }

  void add_claim(const std::string& event, const Located& located) {
    const Claim& claim = *located.claim;
    const SheetDocument& document = sheet_.documents[located.document];
    const std::string quoted = slice(layout_.text(located.document), claim.sentence);
    const auto dated = [&](const std::string& key, const char* schema) {
      entities_.add(key, schema, "proof", document_id(document));
      if (is_web_address(document.url)) entities_.add(key, schema, "sourceUrl", document.url);
      entities_.add(key, schema, "recordId", claim.key);
      entities_.add(key, schema, "summary", quoted);
      if (claim.when.first) entities_.add(key, schema, "startDate", claim.when.first->to_string());
      if (claim.when.last) entities_.add(key, schema, "endDate", claim.when.last->to_string());
    };
    dated(event, "Event");
    std::vector<std::string> actors, counterparts;
    for (const model::Argument& a : claim.arguments) {
      if (a.role == "place")
        entities_.add(event, "Event", "location", layout_.name(a.value, a.label));
      if (a.role != "actor" && a.role != "counterpart") continue;
      const std::string key = party(a.value, a.label, document);
      (a.role == "actor" ? actors : counterparts).push_back(key);
      if (is_legal(a.value)) entities_.add(event, "Event", "involved", key);
    }
    for (const std::string& actor : actors) {
      for (const std::string& counterpart : counterparts) {
        const std::string link = id("link", claim.key + "\n" + actor + "\n" + counterpart);
        entities_.add(link, "UnknownLink", "subject", actor);
        entities_.add(link, "UnknownLink", "object", counterpart);
        entities_.add(link, "UnknownLink", "role", claim.predicate);
        entities_.add(link, "UnknownLink", "status", model::to_string(claim.modality));
        dated(link, "UnknownLink");
      }
    }
  }

  void add_note(const model::Finding& f) {
    const std::string key = id("finding", f.key);
    const auto measure = sheet_.measures.find(f.measure);
    std::string text = fmt::format("{}: {}", f.measure, model::to_string(f.outcome));
    if (!f.blocked_by.empty()) text += fmt::format(" (blocked by {})", f.blocked_by);
    entities_.add(key, "Note", "name", f.measure);
    if (measure != sheet_.measures.end()) text += ". " + measure->second.title;
    entities_.add(key, "Note", "description", text);
    entities_.add(key, "Note", "summary",
                  fmt::format("alleged, not proven; machine confidence {}; run {}",
                              confidence_of(f).to_string(), sheet_.run.id()));
    if (const auto event = events_.find(f.act); event != events_.end())
      entities_.add(key, "Note", "entity", event->second);
    for (const std::string& claim : f.claims)
      if (const Located* located = layout_.find(claim))
        entities_.add(key, "Note", "proof", document_id(sheet_.documents[located->document]));
  }

  const Sheet& sheet_;
  Layout layout_;
  std::map<std::string, MentionType> types_;
  std::map<std::string, std::string> events_;  // act → its Event
  Value languages_;                            // BCP 47 → ISO 639-3
  Entities entities_;
};

}  // namespace

std::string to_ftm(const Sheet& sheet) {
  const Sheet ordered = in_order(sheet);
  return Export(ordered).build();
}

}  // namespace vedetta::report
