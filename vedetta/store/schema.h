// The tables of the store, as migrations: entry n leads from user_version n to n + 1.
#pragma once
#include <span>

namespace vedetta::store {

inline constexpr int kApplicationId = 0x76647431;  // "vdt1"
std::span<const char* const> migrations();

}  // namespace vedetta::store
