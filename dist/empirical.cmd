@echo off
rem Starts empirical: the native program next to this file if there is one, else empirical.jar on Java 17 or later.
setlocal EnableExtensions DisableDelayedExpansion
set "home=%~dp0"
if not exist "%home%empirical.jar" set "home=%home%..\lib\"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME:"=%\bin\java"
set run="%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+DisplayVMOutputToStderr -jar "%home%empirical.jar"
if not "%EMPIRICAL_JVM%"=="1" if exist "%home%empirical-windows-x86_64.exe" set run="%home%empirical-windows-x86_64.exe"
rem The last command: its exit status is that of this file, for && and || too.
%run% %*
