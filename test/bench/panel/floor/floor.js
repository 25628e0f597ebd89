// Fifty rows from IndexedDB onto the page, with nothing in between.
const opening = indexedDB.open('floor', 1);
opening.onupgradeneeded = () => {
  const store = opening.result.createObjectStore('rows');
  const rows = Array.from({ length: 50 }, (_, index) => ({
    who: `Person ${index}`,
    what: `updated scenario ${41e5 + index}`,
  }));
  store.put(rows, 'newest');
};
opening.onsuccess = () => {
  const reading = opening.result.transaction('rows').objectStore('rows').get('newest');
  reading.onsuccess = () => {
    const list = document.createElement('main');
    for (const { who, what } of reading.result) {
      const row = document.createElement('article');
      row.textContent = `${who} ${what}`;
      list.append(row);
    }
    document.body.append(list);
  };
};
