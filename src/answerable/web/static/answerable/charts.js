// Draws the charts of a page from the JSON beside them. The table under each has the same figures.
const style = getComputedStyle(document.documentElement);
const colour = (name) => style.getPropertyValue(`--${name}`).trim();
const font = style.getPropertyValue("--sans").trim() || "sans-serif";
const ink = colour("ink");
const rule = colour("rule");

const tones = {
  solid: { color: colour("accent") },
  good: { color: colour("good") },
  pale: { color: "#9db8d0", decal: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: "rgba(20,66,107,.55)" } },
  bad: { color: "#d98f86", decal: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4, color: "rgba(160,23,34,.7)" } },
  hollow: { color: "#fff", borderColor: colour("rule-strong"), borderWidth: 1 },
};

const text = { fontFamily: font, fontSize: 13, color: ink };
const groups = (value) => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
const narrow = (plot) => plot.clientWidth < 560;

// How wide words are drawn; what does not fit in a line gets more of them.
const pen = document.createElement("canvas").getContext("2d");
function wide(words) {
  pen.font = `${text.fontSize}px ${font}`;
  return pen.measureText(words).width;
}

const NAME = 124; // of a row, on a narrow screen
const LEGEND = { icon: 25 + 5, gap: 18, line: 32 };

function legend(plot, data) {
  return { top: 0, left: 0, itemGap: LEGEND.gap, textStyle: text, data: data.names, width: plot.clientWidth - 8 };
}

function legendLines(plot, data) {
  let lines = 1;
  let used = 0;
  for (const name of data.names) {
    const needs = LEGEND.icon + wide(name);
    if (used && used + needs > plot.clientWidth - 16) {
      lines += 1;
      used = 0;
    }
    used += needs + LEGEND.gap;
  }
  return lines;
}

function wrapped(name) {
  const lines = [];
  for (const word of name.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length && wide(longer) <= NAME) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join("\n");
}

// Rem for a row of bars: the name alone, its value under it, or the name in several lines.
function tall(plot, data) {
  if (!narrow(plot)) return 1.75;
  if (data.kind === "variance") return 2.6;
  return 0.75 + Math.max(...data.bars.map((bar) => wrapped(bar.name).split("\n").length));
}

function base(plot, data) {
  return {
    textStyle: text,
    animation: false,
    aria: { enabled: false, decal: { show: true } },
    tooltip: { renderMode: "richText", textStyle: { ...text, color: ink }, borderColor: rule, backgroundColor: "#fff", confine: true },
    grid: { left: 8, right: narrow(plot) ? 28 : 48, top: 4 + LEGEND.line * (data.names ? legendLines(plot, data) : 0), bottom: 8, containLabel: true },
  };
}

const names = (plot, list) => ({
  type: "category",
  inverse: true,
  data: list,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: colour("rule-strong") } },
  axisLabel: { ...text, width: narrow(plot) ? NAME + 8 : 300, overflow: "truncate", interval: 0, lineHeight: 16 },
});

function stacked(plot, data) {
  const whole = data.bars.map((bar) => bar.values.reduce((sum, value) => sum + value, 0) || 1);
  return {
    ...base(plot, data),
    legend: legend(plot, data),
    tooltip: {
      ...base(plot, data).tooltip,
      trigger: "axis",
      axisPointer: { type: "shadow" },
      formatter: (items) => [data.bars[items[0].dataIndex].name, ...items.map((item) => `${item.seriesName}: ${groups(item.data.count)}`)].join("\n"),
    },
    xAxis: { type: "value", max: 100, interval: narrow(plot) ? 50 : 20, axisLabel: { ...text, formatter: "{value} %" }, splitLine: { lineStyle: { color: rule } } },
    yAxis: names(plot, data.bars.map((bar) => (narrow(plot) ? wrapped(bar.name) : bar.name))),
    series: data.names.map((name, at) => ({
      name,
      type: "bar",
      stack: "all",
      barMaxWidth: 18,
      itemStyle: tones[data.tones[at]],
      data: data.bars.map((bar, row) => ({ value: (bar.values[at] / whole[row]) * 100, count: bar.values[at] })),
    })),
  };
}

function variance(plot, data) {
  const small = narrow(plot); // no room beside the bars: the figure stands under the name
  const figure = (bar) => bar.text + (bar.must ? " ◆" : "");
  return {
    ...base(plot, data),
    grid: { ...base(plot, data).grid, right: narrow(plot) ? 28 : 96 },
    legend: legend(plot, data),
    tooltip: { ...base(plot, data).tooltip, formatter: (item) => `${data.bars[item.dataIndex].name}\n${data.bars[item.dataIndex].text} (${data.bars[item.dataIndex].percent} %)` },
    xAxis: { type: "value", boundaryGap: small ? ["4%", "4%"] : ["14%", "14%"], splitNumber: small ? 2 : 5, axisLabel: { ...text, formatter: (value) => (value < 0 ? `(${groups(-value)})` : groups(value)), hideOverlap: true }, splitLine: { lineStyle: { color: rule } } },
    yAxis: {
      ...names(plot, data.bars.map((bar) => (small ? `${bar.name}\n${figure(bar)}` : bar.name))),
      axisLine: { onZero: false, show: false },
      ...(small && { axisLabel: { ...text, width: NAME, overflow: "truncate", interval: 0, lineHeight: 17 } }),
    },
    series: data.names.map((name, at) => ({
      name,
      type: "bar",
      stack: "all",
      barMaxWidth: 18,
      itemStyle: at === 0 ? tones.solid : tones.bad,
      label: { show: !small, ...text, position: at === 0 ? "right" : "left", formatter: (item) => (item.value ? figure(data.bars[item.dataIndex]) : "") },
      data: data.bars.map((bar) => {
        const value = Number(bar.value);
        return (value < 0) === (at === 1) && value !== 0 ? value : null;
      }),
    })),
  };
}

// Names at the right end, kept a line apart; each gets its distance from where its line ends.
function spread(plot, data, low) {
  const top = 16;
  const height = plot.clientHeight - top - 36;
  const y = (value) => top + ((100 - value) / (100 - low)) * height;
  const ends = data.lines.map((line, at) => ({ at, y: y(Number(line.values[1])) })).sort((a, b) => a.y - b.y);
  const shifts = [];
  let last = -Infinity;
  for (const end of ends) {
    const set = Math.max(end.y, last + 17);
    last = set;
    shifts[end.at] = set - end.y;
  }
  const below = Math.max(0, last - (top + height));
  if (below) {
    let limit = top + height;
    for (const end of [...ends].reverse()) {
      const set = Math.min(end.y + shifts[end.at], limit);
      shifts[end.at] = set - end.y;
      limit = set - 17;
    }
  }
  return shifts;
}

function slope(plot, data) {
  const least = Math.min(...data.lines.flatMap((line) => line.values.map(Number)));
  const low = Math.max(0, Math.floor((least - 3) / 10) * 10);
  const shifts = spread(plot, data, low);
  return {
    ...base(plot, data),
    grid: { left: 60, right: narrow(plot) ? 130 : 370, top: 16, bottom: 36, containLabel: false },
    tooltip: { ...base(plot, data).tooltip, trigger: "item", formatter: (item) => `${item.seriesName}\n${item.name}: ${item.value} ${data.unit}` },
    xAxis: { type: "category", data: data.labels, boundaryGap: false, axisTick: { show: false }, axisLabel: text, axisLine: { lineStyle: { color: rule } } },
    yAxis: { type: "value", min: low, max: 100, axisLabel: { ...text, formatter: "{value} %" }, splitLine: { lineStyle: { color: rule } } },
    series: data.lines.map((line, at) => {
      const [from, to] = line.values.map(Number);
      const fell = to < from;
      const tone = fell ? colour("danger") : colour("accent");
      return {
        name: line.name,
        type: "line",
        data: [from, to],
        symbol: fell ? "triangle" : "circle",
        symbolRotate: fell ? 180 : 0,
        symbolSize: 8,
        lineStyle: { width: 2, type: fell ? "dashed" : "solid", color: tone },
        itemStyle: { color: tone },
        endLabel: { show: true, ...text, color: tone, formatter: `{a} ${line.values[1]}`, width: narrow(plot) ? 115 : 355, overflow: "truncate", distance: 8, offset: [0, shifts[at]] },
      };
    }),
  };
}

// Months side by side: bars, lines and steps, each told apart by its shape as well as its colour.
const strokes = {
  solid: { width: 2.5, type: "solid", color: colour("accent") },
  ahead: { width: 2.5, type: "dashed", color: colour("accent") },
  limit: { width: 2, type: "solid", color: colour("danger") },
  quiet: { width: 1.5, type: "dotted", color: colour("ink-soft") },
};
const signs = { solid: "circle", ahead: "emptyCircle", limit: "none", quiet: "none" };
const shown = (value) => (value === null || value === undefined ? "—" : groups(value));

function months(plot, data) {
  const stroke = (tone) => strokes[tone] ?? strokes.solid;
  return {
    ...base(plot, data),
    legend: legend(plot, data),
    tooltip: {
      ...base(plot, data).tooltip,
      trigger: "axis",
      formatter: (items) => [items[0].name, ...items.map((item) => `${item.seriesName}: ${shown(data.series[item.seriesIndex].values[item.dataIndex])}`)].join("\n"),
    },
    xAxis: { type: "category", data: data.labels, axisTick: { show: false }, axisLabel: { ...text, hideOverlap: true }, axisLine: { lineStyle: { color: colour("rule-strong") } } },
    yAxis: { type: "value", splitNumber: 4, axisLabel: { ...text, formatter: (value) => groups(value) }, splitLine: { lineStyle: { color: rule } } },
    series: data.series.map((one) => ({
      name: one.name,
      data: one.values.map((value) => (value === null ? null : Number(value))),
      ...(one.shape === "bar"
        ? { type: "bar", stack: "all", barMaxWidth: 28, itemStyle: tones[one.tone] }
        : { type: "line", step: one.shape === "step" ? "middle" : false, connectNulls: false, symbol: signs[one.tone], symbolSize: 6, lineStyle: stroke(one.tone), itemStyle: { color: stroke(one.tone).color } }),
    })),
  };
}

// Years side by side: the bars of a year stand beside each other, each with its figure above it.
function years(plot, data) {
  return {
    ...base(plot, data),
    legend: legend(plot, data),
    tooltip: {
      ...base(plot, data).tooltip,
      trigger: "axis",
      axisPointer: { type: "shadow" },
      formatter: (items) => [items[0].name, ...items.map((item) => `${item.seriesName}: ${shown(data.series[item.seriesIndex].values[item.dataIndex])}`)].join("\n"),
    },
    xAxis: { type: "category", data: data.labels, axisTick: { show: false }, axisLabel: { ...text, interval: 0, width: narrow(plot) ? 52 : 120, overflow: "break" }, axisLine: { lineStyle: { color: colour("rule-strong") } } },
    yAxis: { type: "value", splitNumber: 3, axisLabel: { ...text, formatter: (value) => groups(value) }, splitLine: { lineStyle: { color: rule } } },
    series: data.series.map((one) => ({
      name: one.name,
      type: "bar",
      barMaxWidth: 44,
      barGap: "8%",
      itemStyle: tones[one.tone],
      label: { show: true, ...text, position: "top", formatter: (item) => shown(one.values[item.dataIndex]) },
      data: one.values.map((value) => (value === null ? null : Number(value))),
    })),
  };
}

const kinds = { stacked, variance, slope, months, years };

function draw(figure) {
  const data = JSON.parse(document.getElementById(figure.dataset.chart).textContent);
  const plot = figure.querySelector(".plot");
  figure.classList.add("drawn");
  const size = () => {
    if (data.lines) plot.style.height = `${Math.max(18, data.lines.length * 1.35 + 4)}rem`;
    if (data.series) plot.style.height = `${16 + 1.5 * legendLines(plot, data)}rem`;
    if (data.bars) plot.style.height = `${Math.max(10, data.bars.length * tall(plot, data) + 3 + 1.5 * legendLines(plot, data))}rem`;
  };
  size();
  const chart = window.echarts.init(plot, null, { renderer: "canvas" });
  chart.setOption(kinds[data.kind](plot, data));
  chart.on("click", (item) => {
    const url = data.bars?.[item.dataIndex]?.url;
    if (url) location.assign(url);
  });
  new ResizeObserver(() => {
    size();
    chart.resize();
    chart.setOption(kinds[data.kind](plot, data));
  }).observe(plot);
}

if (window.echarts) document.querySelectorAll("[data-chart]").forEach(draw);
