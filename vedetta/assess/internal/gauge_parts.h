// The gauge's parts beside its total: suppliers with their missing months, and what does not fit.
#pragma once
#include "vedetta/assess/gauge.h"

namespace vedetta::assess {

// The report of a day's month is due on the 30th of the next month (its last day where it is
// shorter).
Day report_due(Day day);
// Every supplier that ever notified anything known by the gauge's day.
Status add_suppliers(Gauge& gauge, const std::vector<model::Claim>& claims);
Status add_contests(Gauge& gauge);

}  // namespace vedetta::assess
