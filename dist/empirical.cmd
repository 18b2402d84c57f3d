@echo off
rem Starts empirical: the native program next to this file if there is one for this machine, else
rem empirical.jar on Java 17 or later. EMPIRICAL_JVM=1 forces the jar.
setlocal EnableExtensions DisableDelayedExpansion

rem In archives, this file is in bin and the rest in lib.
set "home=%~dp0"
if not exist "%home%empirical.jar" if exist "%home%..\lib\empirical.jar" set "home=%home%..\lib\"

rem Do not use %* inside parentheses: a parenthesis in an argument would end the block.
if "%EMPIRICAL_JVM%"=="1" goto jar
set "native="
if /i "%PROCESSOR_ARCHITECTURE%"=="AMD64" set "native=%home%empirical-windows-x86_64.exe"
if /i "%PROCESSOR_ARCHITECTURE%"=="ARM64" set "native=%home%empirical-windows-aarch64.exe"
if not defined native goto jar
if not exist "%native%" goto jar
"%native%" %*
exit /b %ERRORLEVEL%

:jar
set "jar=%home%empirical.jar"
if not exist "%jar%" (
  >&2 echo empirical: "%jar%" is missing: build it with "mvn -q package -DskipTests"
  exit /b 1
)
if not "%jar:;=%"=="%jar%" (
  >&2 echo empirical: Java cannot run a jar whose path contains a semicolon: "%jar%"
  exit /b 1
)

set "seen=JAVA_HOME is not set"
if not defined JAVA_HOME goto path
set "java=%JAVA_HOME:"=%\bin\java.exe"
call :judge
if defined suits goto run
set "seen=JAVA_HOME %verdict%"

:path
set "java="
for %%J in (java.exe) do set "java=%%~$PATH:J"
if not defined java (
  set "seen=%seen%, there is no java on the PATH"
  goto none
)
call :judge
if defined suits goto run
set "seen=%seen%, java on the PATH %verdict%"

:none
>&2 echo empirical: needs Java 17 or later: %seen%; install one or set JAVA_HOME to it
exit /b 1

:run
rem Use this Java's start archive if there is one, else the default.
set "archive=-Xshare:auto"
set "log=cds"
if %major% GEQ 25 set "log=aot"
if exist "%home%empirical-java%major%.jsa" set "archive=-XX:SharedArchiveFile=%home%empirical-java%major%.jsa"
rem Java 25 does not notice that the jar is another one, so a cache counts only if it is newer: the last by date wins.
for /f "delims=" %%F in ('dir /b /o:d "%home%empirical*" 2^>nul') do call :judge_cache "%%F"
"%java%" -XX:+IgnoreUnrecognizedVMOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:NewSize=12m -XX:MaxNewSize=16m -XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining -XX:+DisplayVMOutputToStderr -Xlog:disable -Xlog:all=warning:stderr -Xlog:%log%*=off:stderr "%archive%" -jar "%jar%" %*
exit /b %ERRORLEVEL%

rem Sets suits if %java% is recent enough, else verdict to the reason. Reads the release file if possible.
:judge
set "suits="
set "version="
set "major=0"
set "verdict=has no bin\java.exe"
if not exist "%java%" exit /b
for %%R in ("%java%\..\..\release") do set "release=%%~fR"
if exist "%release%" for /f "usebackq tokens=1,2 delims==" %%A in ("%release%") do if "%%A"=="JAVA_VERSION" set "version=%%~B"
if not defined version for /f "tokens=2,3" %%A in ('call "%java%" -version 2^>^&1') do if "%%A"=="version" set "version=%%~B"
set "verdict=has an unknown version"
if not defined version exit /b
set "verdict=is Java %version%"
for /f "delims=.-+_" %%M in ("%version%") do set "major=%%M"
if %major% GEQ 17 set "suits=yes"
exit /b

:judge_cache
if /i "%~1"=="empirical.jar" if %major% GEQ 25 set "archive=-Xshare:auto"
if /i "%~1"=="empirical-java%major%.aot" if %major% GEQ 25 set "archive=-XX:AOTCache=%home%empirical-java%major%.aot"
exit /b
