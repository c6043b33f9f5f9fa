// Tests of the store and of what stands on it: the test's own folder under the store's name.
#pragma once
#include "vedetta/testing/temp_folder.h"

namespace vedetta::store::testing {

using vedetta::testing::TempFolder;

}  // namespace vedetta::store::testing
