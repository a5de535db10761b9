// Registers the elements, and installs the automation interface; nothing else.
import './elements/index.ts';
import { installAutomation } from './page/index.ts';

installAutomation();
