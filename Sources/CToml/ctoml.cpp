#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include "ctoml.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>
#include <toml++/toml.h>

namespace {

struct Visitor {
  void *context;
  void (*visit)(void *, const ctoml_value *);
};

void walk(const toml::table &table, const std::string &name, const Visitor &visitor) {
  for (auto &&[key, node] : table) {
    const std::string own(key.str());
    if (const toml::table *inner = node.as_table()) {
      walk(*inner, name.empty() ? own : name + "." + own, visitor);
      continue;
    }
    std::string text;
    ctoml_value value = {name.c_str(), own.c_str(), CTOML_OTHER, "", 0, nullptr, node.source().begin.line};
    std::vector<std::string> texts;
    std::vector<const char *> items;
    if (auto found = node.value_exact<std::string>()) {
      text = *found;
      value.kind = CTOML_TEXT;
      value.text = text.c_str();
    } else if (auto found = node.value_exact<int64_t>()) {
      value.kind = CTOML_INTEGER;
      value.number = *found;
    } else if (auto found = node.value_exact<bool>()) {
      value.kind = CTOML_BOOLEAN;
      value.number = *found ? 1 : 0;
    } else if (const toml::array *list = node.as_array()) {
      for (auto &&item : *list) {
        if (auto found = item.value_exact<std::string>()) texts.push_back(*found);
      }
      if (texts.size() == list->size()) {
        for (const std::string &text : texts) items.push_back(text.c_str());
        value.kind = CTOML_LIST;
        value.number = static_cast<int64_t>(items.size());
        value.items = items.data();
      }
    }
    visitor.visit(visitor.context, &value);
  }
}

}  // namespace

extern "C" uint32_t ctoml_read(const char *bytes, size_t count, void *context,
                               void (*visit)(void *, const ctoml_value *), char *message, size_t capacity) {
  const toml::parse_result result = toml::parse(std::string_view(bytes, count));
  if (!result) {
    const std::string_view description = result.error().description();
    if (capacity > 0) {
      const size_t length = std::min(capacity - 1, description.size());
      std::memcpy(message, description.data(), length);
      message[length] = 0;
    }
    return std::max<uint32_t>(1, result.error().source().begin.line);
  }
  walk(result.table(), "", Visitor{context, visit});
  return 0;
}
