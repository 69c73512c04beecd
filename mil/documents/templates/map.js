"use strict";
// Puts names and the legend onto the drawn map. Text is shown with textContent only.
(() => {
  const texts = JSON.parse(document.getElementById("texts").textContent);
  const map = window.map_week;
  const switches = [];
  const days = [];

  const element = (tag, text, className) => {
    const made = document.createElement(tag);
    made.textContent = text ?? "";
    if (className) made.className = className;
    return made;
  };

  const checkbox = (checked, changed) => {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = checked;
    box.addEventListener("change", () => changed(box.checked));
    return box;
  };

  const show = (layer, visible) => {
    if (visible) map.addLayer(layer);
    else map.removeLayer(layer);
  };

  const roundRow = (round) => {
    const row = element("label", "", "round");
    const name = element("span", round.name, round.dash ? "name dashed" : "name");
    name.style.background = round.colour;
    const text = element("span", round.text);
    text.append(element("small", round.figures));
    const box = checkbox(true, (on) => show(window[round.layer], on));
    row.append(box, name, text);
    switches.push(box);
    return { row, box };
  };

  const turn = (box, on) => {
    box.checked = on;
    box.dispatchEvent(new Event("change"));
  };

  const dayBlock = (day) => {
    const block = document.createElement("div");
    const rows = day.rounds.map(roundRow);
    const all = checkbox(true, (on) => rows.forEach(({ box }) => turn(box, on)));
    const head = element("label", "", "day");
    head.append(all, " ", day.name);
    block.append(head, ...rows.map(({ row }) => row));
    switches.push(all);
    days.push({ all, count: rows.length });
    return block;
  };

  const button = (text, on) => {
    const made = element("button", text);
    made.type = "button";
    made.addEventListener("click", () => switches.forEach((box) => turn(box, on)));
    return made;
  };

  const legend = () => {
    const panel = document.createElement("details");
    panel.id = "legend";
    panel.open = true;
    const tiles = element("label", "");
    tiles.append(checkbox(false, (on) => show(window.tile_layer_osm, on)), " ", texts.tiles);
    panel.append(
      element("summary", texts.title),
      element("p", `★ ${texts.hub} · ${texts.week}`),
      button(texts.show_all, true),
      button(texts.hide_all, false),
      ...texts.days.map(dayBlock),
      element("hr"),
      tiles,
      element("p", texts.remark),
    );
    document.body.append(panel);
  };

  const note = ({ title, lines }) => {
    const box = element("div", "", "note");
    box.append(element("b", title), ...lines.map((line) => element("div", line)));
    return box;
  };

  // names that would cover another one wait until the map is larger
  const declutter = () => {
    const taken = [];
    document.querySelectorAll("[data-town]").forEach((label) => {
      label.style.visibility = "";
      const box = label.getBoundingClientRect();
      const covers = (other) =>
        box.left < other.right && other.left < box.right &&
        box.top < other.bottom && other.top < box.bottom;
      if (taken.some(covers)) label.style.visibility = "hidden";
      else taken.push(box);
    });
  };

  document.title = `${texts.title} · ${texts.week}`;
  document.querySelectorAll("[data-town]").forEach((label) => {
    label.textContent = texts.towns[Number(label.dataset.town)];
  });
  texts.notes.forEach((entry) => window[entry.marker].bindPopup(note(entry)));
  legend();
  // a whole week at once is a tangle: it opens on its busiest day, all is one click away
  if (days.reduce((sum, day) => sum + day.count, 0) > 12) {
    const most = Math.max(...days.map((day) => day.count));
    const first = days.find((day) => day.count === most);
    days.forEach((day) => turn(day.all, day === first));
  }
  // a narrow screen has no room beside the legend: it starts closed there
  const wide = window.innerWidth > 800;
  document.getElementById("legend").open = wide;
  map.options.zoomSnap = 0.25;
  map.fitBounds(texts.bounds, { paddingTopLeft: wide ? [310, 10] : [10, 60] });
  declutter();
  map.on("zoomend", declutter);
})();
