document.querySelector("#app").textContent = `This is ${location.pathname}.`;
