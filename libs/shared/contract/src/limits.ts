/**
 * The limits that stand on the walls of the system. Each has a name, a unit and a reason;
 * whoever crosses one is told so by this name.
 */
export const LIMITS = {
  /** Largest MQTT payload in bytes. Beyond it the connection is closed, unacknowledged. */
  payloadBytes: 1_048_576,
  /** Items in one `telemetry` message. */
  telemetryItems: 1_000,
  /** Items in one `case` message. */
  caseItems: 500,
  /** Items in one `event` message. */
  eventItems: 500,
  /** Nesting of a JSON payload; deeper documents are `bad-shape`. */
  jsonDepth: 16,
  /** Characters of a case id, an event id or a category. */
  idCharacters: 200,
  /** Characters of one text attribute. */
  attributeCharacters: 2_000,
  /** Attributes of one case or event. */
  attributes: 60,
  /** Values in one telemetry object. */
  valuesPerObject: 200,
  /** Pauses a case may state. */
  pauses: 100,
  /** Statements kept of one case; more is a source that repeats itself without end. */
  statementsPerCase: 1_000,
  /** How far a device's clock may be ahead of ours, in seconds, before its time is not believed. */
  clockAheadSeconds: 300,
  /** Rows of a list unless the caller says otherwise, and the most that may be asked for. */
  pageRows: 100,
  pageRowsMost: 1_000,
  /** Rows of one exported file of evidence: more than any spreadsheet's reader goes through. */
  evidenceExportRows: 100_000,
  /** Bytes of a rejected message that a list shows; `size` says how many there were. */
  rejectedBytesShown: 32_768,
  /** Publishers that are offered to choose from, those with most rejected messages: one screen. */
  rejectedSourcesCounted: 50,
  /** Characters of all attributes of one case, event or status together, as JSON. */
  attributesCharacters: 16_384,
  /** Points of one history answer. */
  historyPoints: 5_000,
  /** Bytes of one HTTP request body. */
  requestBytes: 1_048_576,
  /** Units one live connection may watch. */
  watchedUnits: 200,
  /** Heartbeat of a source in seconds: least, usual, most (31 days). */
  heartbeatSecondsLeast: 1,
  heartbeatSecondsUsual: 60,
  heartbeatSecondsMost: 2_678_400,
  /** Largest rate, burst and number of connections that can be set as a limit; more is no limit. */
  itemsPerSecondMost: 1_000_000,
  burstMost: 10_000_000,
  connectionsMost: 1_000_000,
  /** Hours after which a flag that was not noted again is no longer shown. */
  flagHours: 24,
  /** Days after which the last refusal of a source's connection is no longer shown: old news. */
  refusalDays: 7,
  /**
   * Longest time in seconds that a secret works beside its successor (30 days): long enough to visit
   * every device of a province once, short enough that a secret which leaked ends.
   */
  graceSecondsMost: 2_592_000,
  /** Sources that one request gives new secrets: their list is shown once and must come through. */
  credentialsAtOnce: 500,
  /** Longest maintenance window in days; a source that is away for longer is better removed. */
  maintenanceDays: 31,
  /** How far ahead in days a maintenance window may begin. */
  maintenanceAheadDays: 366,
  /** How long ago in hours a window may have begun that is told of only now: older news was read. */
  maintenanceBackHours: 24,
  /** Maintenance windows that one source may have ahead of it. */
  maintenanceWindows: 50,
  /** Terms of one side of a KPI, tests of one filter, choices of one test; a person reads them all. */
  termsPerSide: 6,
  testsPerFilter: 12,
  choicesPerFilter: 50,
  /** Other KPIs that a formula may speak of, and characters of its text. */
  partsPerFormula: 20,
  formulaCharacters: 500,
  /** Longest window of a KPI in days, but for the calendar's year. */
  windowDays: 366,
  /** Characters of a person's remark. */
  noteCharacters: 500,
  /** How long in days a typed number may count; whoever types it looks again after that. */
  typedDays: 400,
  /** Definitions of KPIs in one installation; each is reckoned for every unit. */
  definitions: 500,
  /** Days for which readings are kept one by one, at least: windows of P30D are reckoned from them. */
  rawDaysLeast: 31,
  /** … unless somebody says otherwise: a year, and the month that it is compared with. */
  rawDaysUsual: 400,
  /** … and at most: ten years. */
  rawDaysMost: 3_660,
  /**
   * Hour of the night in Vietnam from which on what is no longer kept goes: whoever shortened it by
   * day has the evening to think again.
   */
  keepingHour: 2,
  /** Keys that name people and were added to those that come with the product; a person reads them. */
  personalKeys: 500,
  /** Characters of such a key. */
  personalKeyCharacters: 100,
  /** Characters of a message that is tried: what a person pastes. */
  trialCharacters: 100_000,
  /** Kept copies of refused messages that one request masks anew: some hundred milliseconds' work. */
  cleanedAtOnce: 1_000,
  /** Longest life of an API token in days, where one is given: a year, so that each is looked at again. */
  tokenDaysMost: 366,
  /** Rows of one exported file of the audit: more than any spreadsheet's reader goes through. */
  auditExportRows: 100_000,
  /** Years that a calendar may be asked for: from the first credible moment to the last lunar table. */
  calendarYearLeast: 2015,
  calendarYearMost: 2100,
  /** Days of a calendar that one request may set: a whole year. */
  calendarDaysAtOnce: 366,
  /** Spans of office hours in one day. */
  officeSpans: 4,
  /** Entries of office hours of one unit; each begins on another day. */
  officeHoursPerUnit: 50,
  /** Longest period of a deadline policy, in its unit: a year of calendar hours. */
  policyAmountMost: 8_784,
  /** Deadline policies of one unit: four severities by fifty channels. */
  policiesPerUnit: 200,
  /** Largest size of a number that multiplies in a definition: beyond it nothing is a change of unit. */
  multiplier: 1_000_000_000,
  /**
   * What one KPI may cost the database when all communes are reckoned, in the planner's own units (a
   * page read in order is 1): about ten seconds of one connection.
   */
  kpiCost: 2_000_000,
  /** Days of a preview over the past: a month, and what is at its edges. */
  previewDays: 31,
  /** Previews of one caller in a minute: a person who types makes one or two a second at most. */
  previewsPerMinute: 60,
  /** Numbers that a unit may choose for its wall: as many as can be read from five metres. */
  wallNumbers: 12,
  /** Seconds that a scene of a wall stands: shorter cannot be read, longer is not turning. */
  sceneSecondsLeast: 10,
  sceneSecondsMost: 3_600,
  /**
   * Share of its brightness that a wall may lose at night: under half of it words lose the contrast
   * of 4.5 : 1 against the ground that WCAG asks for.
   */
  wallDimMost: 0.5,
  /** Entries of one list of a scene: more are not seen from five metres. */
  sceneItems: 24,
  /** Sources and cases on one map. */
  mapItems: 500,
  /** Screens remembered of one display: a link that was copied to more is one too many. */
  screensPerDisplay: 20,
  /** A screen reports once a minute; silent for so long it is taken for dark. */
  screenSilentSeconds: 150,
  /** Faults that one display may report in a minute. */
  screenFaultsPerMinute: 20,
  /** Bytes of one file of boundaries, and points of one boundary after it was simplified. */
  boundaryFileBytes: 20_000_000,
  boundaryPoints: 20_000,
  /** Entries of one setting of numbers that KPIs look up, such as hours saved by a procedure. */
  settingEntries: 5_000,
  /** Days before now whose closed cases of the same procedure are compared: a quarter. */
  peerDays: 90,
  /** Longest span in days of a distribution of handling times: a leap year. */
  distributionDays: 366,
  /** Working days of a distribution that have a bar of their own: six weeks; what took longer is one. */
  distributionBins: 30,
  /** Moments of a spread over the units below: each is looked up in each of them. */
  spreadPoints: 60,
  /** Different procedures that are told apart in one number; beyond them they are counted together. */
  breakdownSubjects: 2_000,
  /** Rows of such a breakdown that are told: more than anybody reads. */
  breakdownRows: 100,
  /** Different procedures of one commune that are looked through for a text, and that a text can mean. */
  proceduresOfCommune: 1_000,
  /** Of the whole installation: the national database has some 6,000. */
  proceduresOfAll: 10_000,
  proceduresMeant: 50,
} as const;

/** Before this moment no device that speaks to us can have measured anything: 2015-01-01 +07:00. */
export const EARLIEST_CREDIBLE_MS = Date.parse('2015-01-01T00:00:00+07:00');
